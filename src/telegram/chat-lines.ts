/** Work in order within each chat, chats side by side. */
export interface ChatLines {
  /** Does the work once all that was handed in before for this chat is through. */
  run<Result>(chat: number, work: () => Promise<Result>): Promise<Result>;
}

/** See the interface; a chat with nothing to do takes no memory. */
export function createChatLines(): ChatLines {
  const tails = new Map<number, Promise<unknown>>();
  return {
    run(chat, work) {
      const before = tails.get(chat) ?? Promise.resolve();
      const result = before.then(work, work);
      tails.set(chat, result);
      const leave = () => {
        if (tails.get(chat) === result) tails.delete(chat);
      };
      result.then(leave, leave);
      return result;
    },
  };
}
