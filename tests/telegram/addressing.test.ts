import { describe, expect, it } from "vitest";
import { isAddressed, requestOf } from "../../src/telegram/addressing.ts";
import { readUpdate } from "../../src/telegram/incoming.ts";

const ME = { id: 500, username: "agreement_bot" };
const US = { id: 500, is_bot: true, first_name: "Bot", username: "agreement_bot" };
const AIDA = { id: 7, is_bot: false, first_name: "Aida" };
const JONAS = { id: 8, is_bot: false, first_name: "Jonas" };
const OTHER_BOT = { id: 9, is_bot: true, first_name: "Other", username: "other_bot" };
const ANONYMOUS = { id: 1087968824, is_bot: true, first_name: "Group", username: "GroupAnonymousBot" };
const WRITER = { id: 136817688, is_bot: true, first_name: "Channel", username: "Channel_Bot" };
const TELEGRAM = { id: 777000, is_bot: false, first_name: "Telegram" };
const GROUP = { id: -100500, type: "supergroup", title: "G" };
const FORUM = { ...GROUP, is_forum: true };
const BASIC = { id: -9, type: "group", title: "B" };
const PRIVATE = { id: 7, type: "private" };
const CHANNEL = { id: -100900, type: "channel" };

const OURS = { message_id: 40, date: 1, chat: GROUP, from: US, text: "An answer." };
const THEIRS = { message_id: 41, date: 1, chat: GROUP, from: JONAS, text: "Who signed it?" };

/** A message; `marks` are entities by the words they stand on, the first occurrence. */
function message(fields: Record<string, unknown>, marks: [string, string, object?][] = []) {
  const text = String(fields.text ?? fields.caption ?? "");
  const entities = marks.map(([type, words, more]) => ({
    type,
    offset: text.indexOf(words),
    length: words.length,
    ...more,
  }));
  const name = fields.caption === undefined ? "entities" : "caption_entities";
  return {
    message_id: 50,
    date: 2,
    chat: GROUP,
    from: AIDA,
    ...(marks.length > 0 && { [name]: entities }),
    ...fields,
  };
}

type Case = [name: string, message: object, addressed: boolean, asks?: string];

const CASES: Case[] = [
  // private chats
  ["private: any text", message({ chat: PRIVATE, text: "Who signed?" }), true, "Who signed?"],
  [
    "private: a caption",
    message({ chat: PRIVATE, caption: "Who signed?", photo: [{}] }),
    true,
    "Who signed?",
  ],
  ["private: a sticker", message({ chat: PRIVATE, sticker: {} }), true, "(sticker)"],
  ["private: a voice note", message({ chat: PRIVATE, voice: {} }), true, "(voice)"],
  ["private: white space", message({ chat: PRIVATE, text: "  \n " }), true, ""],
  [
    "private: our name in it",
    message({ chat: PRIVATE, text: "@agreement_bot who?" }, [["mention", "@agreement_bot"]]),
    true,
    "who?",
  ],
  ["private: /ask", message({ chat: PRIVATE, text: "/ask who?" }, [["bot_command", "/ask"]]), true, "who?"],
  [
    "private: an unknown command",
    message({ chat: PRIVATE, text: "/weather x" }, [["bot_command", "/weather"]]),
    true,
    "/weather x",
  ],
  [
    "private: another bot's command is words",
    message({ chat: PRIVATE, text: "/ask@other_bot x" }, [["bot_command", "/ask@other_bot"]]),
    true,
    "/ask@other_bot x",
  ],
  ["private: a slash without an entity", message({ chat: PRIVATE, text: "/ who" }), true, "/ who"],
  ["private: another bot", message({ chat: PRIVATE, from: OTHER_BOT, text: "hello" }), false],
  ["private: sent through us inline", message({ chat: PRIVATE, via_bot: US, text: "An answer." }), false],
  [
    "private: sent through another bot inline",
    message({ chat: PRIVATE, via_bot: OTHER_BOT, text: "who?" }),
    true,
    "who?",
  ],
  ["private: a service message", message({ chat: PRIVATE, pinned_message: {} }), false],
  // mentions
  ["group: plain talk", message({ text: "Who signed it?" }), false],
  ["group: our name without an entity", message({ text: "agreement_bot is fine" }), false],
  [
    "group: a mention",
    message({ text: "@agreement_bot who signed?" }, [["mention", "@agreement_bot"]]),
    true,
    "who signed?",
  ],
  [
    "group: a mention in other letter case",
    message({ text: "@Agreement_BOT who?" }, [["mention", "@Agreement_BOT"]]),
    true,
    "who?",
  ],
  [
    "group: a mention at the end",
    message({ text: "who signed, @agreement_bot?" }, [["mention", "@agreement_bot"]]),
    true,
    "who signed,?",
  ],
  [
    "group: a mention after emoji (UTF-16 offsets)",
    message({ text: "👋🏽👩‍👩‍👧 @agreement_bot who?" }, [["mention", "@agreement_bot"]]),
    true,
    "👋🏽👩‍👩‍👧 who?",
  ],
  [
    "group: a mention followed by a comma",
    message({ text: "@agreement_bot, кто подписал?" }, [["mention", "@agreement_bot"]]),
    true,
    "кто подписал?",
  ],
  [
    "group: a mention and nothing else",
    message({ text: "@agreement_bot" }, [["mention", "@agreement_bot"]]),
    true,
    "",
  ],
  [
    "group: a mention of someone else",
    message({ text: "@other_bot who?" }, [["mention", "@other_bot"]]),
    false,
  ],
  [
    "group: a name that only begins like ours",
    message({ text: "@agreement_bot2 who?" }, [["mention", "@agreement_bot2"]]),
    false,
  ],
  [
    "group: a text mention of us",
    message({ text: "Bot, who?" }, [["text_mention", "Bot", { user: US }]]),
    true,
    "who?",
  ],
  [
    "group: a text mention of someone else",
    message({ text: "Jonas, who?" }, [["text_mention", "Jonas", { user: JONAS }]]),
    false,
  ],
  [
    "group: a mention in a caption",
    message({ caption: "@agreement_bot who?", photo: [{}] }, [["mention", "@agreement_bot"]]),
    true,
    "who?",
  ],
  ["group: a caption without a mention", message({ caption: "who?", photo: [{}] }), false],
  [
    "group: two mentions of us",
    message({ text: "@agreement_bot who?" }, [
      ["mention", "@agreement_bot"],
      ["mention", "@agreement_bot"],
    ]),
    true,
  ],
  [
    "group: a mention inside a link to elsewhere",
    message({ text: "see example.org/@agreement_bot" }, [["url", "example.org/@agreement_bot"]]),
    false,
  ],
  [
    "basic group: a mention",
    message({ chat: BASIC, text: "@agreement_bot who?" }, [["mention", "@agreement_bot"]]),
    true,
    "who?",
  ],
  // commands
  ["group: /ask", message({ text: "/ask who?" }, [["bot_command", "/ask"]]), true, "who?"],
  [
    "group: /ask with our name",
    message({ text: "/ask@agreement_bot who?" }, [["bot_command", "/ask@agreement_bot"]]),
    true,
    "who?",
  ],
  [
    "group: /ASK with our name in capitals",
    message({ text: "/ASK@AGREEMENT_BOT who?" }, [["bot_command", "/ASK@AGREEMENT_BOT"]]),
    true,
    "who?",
  ],
  [
    "group: /ask of another bot",
    message({ text: "/ask@other_bot who?" }, [["bot_command", "/ask@other_bot"]]),
    false,
  ],
  ["group: a command nobody knows", message({ text: "/weather" }, [["bot_command", "/weather"]]), false],
  [
    "group: an unknown command with our name",
    message({ text: "/weather@agreement_bot" }, [["bot_command", "/weather@agreement_bot"]]),
    true,
    "/weather",
  ],
  [
    "group: /status, which not everybody may use",
    message({ text: "/status" }, [["bot_command", "/status"]]),
    true,
    "/status",
  ],
  [
    "group: a command in the middle of talk",
    message({ text: "try /ask one day" }, [["bot_command", "/ask"]]),
    false,
  ],
  [
    "group: another bot's command that mentions us",
    message({ text: "/ask@other_bot @agreement_bot" }, [
      ["bot_command", "/ask@other_bot"],
      ["mention", "@agreement_bot"],
    ]),
    false,
  ],
  // replies
  ["group: a reply to us", message({ text: "and when?", reply_to_message: OURS }), true, "and when?"],
  ["group: a reply to someone else", message({ text: "and when?", reply_to_message: THEIRS }), false],
  [
    "group: a reply to another bot",
    message({ text: "when?", reply_to_message: { ...OURS, from: OTHER_BOT } }),
    false,
  ],
  ["group: a sticker in reply to us", message({ sticker: {}, reply_to_message: OURS }), true, "(sticker)"],
  [
    "group: a reply in a row that our message began",
    message({ text: "when?", message_thread_id: 40, reply_to_message: OURS }),
    true,
    "when?",
  ],
  [
    "forum: any message in a topic that we opened",
    message({
      chat: FORUM,
      text: "hi",
      is_topic_message: true,
      message_thread_id: 40,
      reply_to_message: OURS,
    }),
    false,
  ],
  [
    "forum: the service message that opened it",
    message({
      chat: FORUM,
      text: "hi",
      is_topic_message: true,
      message_thread_id: 40,
      reply_to_message: { ...OURS, text: undefined, forum_topic_created: {} },
    }),
    false,
  ],
  [
    "forum: a reply to us in a topic",
    message({
      chat: FORUM,
      text: "when?",
      is_topic_message: true,
      message_thread_id: 3,
      reply_to_message: OURS,
    }),
    true,
    "when?",
  ],
  [
    "forum: a mention in a topic",
    message(
      {
        chat: FORUM,
        text: "@agreement_bot who?",
        is_topic_message: true,
        message_thread_id: 3,
        reply_to_message: { ...THEIRS, message_id: 3 },
      },
      [["mention", "@agreement_bot"]],
    ),
    true,
    "who?",
  ],
  [
    "group: called in reply to a question",
    message({ text: "@agreement_bot", reply_to_message: THEIRS }, [["mention", "@agreement_bot"]]),
    true,
    "Who signed it?",
  ],
  [
    "group: /ask in reply to a question",
    message({ text: "/ask", reply_to_message: THEIRS }, [["bot_command", "/ask"]]),
    true,
    "Who signed it?",
  ],
  [
    "group: called in reply to a part of a message",
    message({ text: "@agreement_bot", reply_to_message: THEIRS, quote: { text: "Who signed" } }, [
      ["mention", "@agreement_bot"],
    ]),
    true,
    "Who signed",
  ],
  [
    "group: called in reply to another bot",
    message({ text: "@agreement_bot", reply_to_message: { ...THEIRS, from: OTHER_BOT } }, [
      ["mention", "@agreement_bot"],
    ]),
    true,
    "",
  ],
  // who writes
  [
    "group: another bot mentions us",
    message({ from: OTHER_BOT, text: "@agreement_bot who?" }, [["mention", "@agreement_bot"]]),
    false,
  ],
  [
    "group: another bot replies to us",
    message({ from: OTHER_BOT, text: "who?", reply_to_message: OURS }),
    false,
  ],
  [
    "group: our own message",
    message({ from: US, text: "@agreement_bot" }, [["mention", "@agreement_bot"]]),
    false,
  ],
  [
    "group: an anonymous admin mentions us",
    message({ from: ANONYMOUS, sender_chat: GROUP, text: "@agreement_bot who?" }, [
      ["mention", "@agreement_bot"],
    ]),
    true,
    "who?",
  ],
  [
    "group: one who writes as a channel mentions us",
    message({ from: WRITER, sender_chat: CHANNEL, text: "@agreement_bot who?" }, [
      ["mention", "@agreement_bot"],
    ]),
    true,
    "who?",
  ],
  [
    "group: a linked channel's post that mentions us",
    message({ from: TELEGRAM, sender_chat: CHANNEL, is_automatic_forward: true, text: "@agreement_bot" }, [
      ["mention", "@agreement_bot"],
    ]),
    false,
  ],
  [
    "group: a message without a sender",
    message({ from: undefined, text: "@agreement_bot who?" }, [["mention", "@agreement_bot"]]),
    false,
  ],
  [
    "group: a person forwards words that mention us",
    message({ forward_origin: { type: "user" }, text: "@agreement_bot who?" }, [
      ["mention", "@agreement_bot"],
    ]),
    true,
    "who?",
  ],
  [
    "group: our inline answer sent by a person",
    message({ via_bot: US, text: "@agreement_bot" }, [["mention", "@agreement_bot"]]),
    false,
  ],
  // what is no message to us
  ["group: someone joins", message({ new_chat_members: [US] }), false],
  ["group: a message is pinned", message({ pinned_message: OURS }), false],
  [
    "channel: a post",
    message({ chat: CHANNEL, from: AIDA, text: "@agreement_bot" }, [["mention", "@agreement_bot"]]),
    false,
  ],
];

const said = (raw: object): string => {
  const update = readUpdate({ update_id: 1, message: raw });
  if (!update?.message) throw new Error("no message");
  const request = requestOf(update.message, ME);
  if (request.kind === "medium") return `(${request.medium})`;
  return request.kind === "question"
    ? request.text
    : `/${request.name}${request.argument && ` ${request.argument}`}`;
};

describe("6: who a message is meant for", () => {
  it("is told in more than 40 cases", () => expect(CASES.length).toBeGreaterThanOrEqual(40));

  it.each(CASES)("%s", (_name, raw, addressed, asks) => {
    const update = readUpdate({ update_id: 1, message: raw });
    expect(update !== null && isAddressed(update, ME)).toBe(addressed);
    if (asks !== undefined) expect(said(raw)).toBe(asks);
  });

  it.each(["edited_message", "channel_post", "edited_channel_post", "business_message"])(
    "never an update of the kind %s",
    (kind) => {
      const raw = message({ text: "@agreement_bot who?" }, [["mention", "@agreement_bot"]]);
      expect(readUpdate({ update_id: 1, [kind]: raw })).toBeNull();
    },
  );
});
