import type { BotApi } from "../../src/bot-api/bot-api.ts";
import type { BotCommand, Message, Update, User } from "../../src/bot-api/objects.ts";
import type { PreviewArticle, PreviewArticles } from "../../src/preview/citations.ts";

/** An article of our own, with what makes marking hard: a quote over two lines, letters outside the BMP, words that stand twice. */
export const ARTICLE: PreviewArticle = {
  title: "Two rivers commission agrees on joint water monitoring",
  publishedOn: "2022-03-05",
  url: "https://news.example/rivers",
  text: `Two rivers commission agrees on joint water monitoring

🌊 ASTANA. The commission of the two rivers met on Friday. Deputy Minister Daniyar Orazov and Ambassador Lena
Hartmann signed a protocol on joint water monitoring (2022-2026) [draft 3.1].

Келісімге сәйкес үш бекет салынады: Ертіс, Есіл және Тобыл өзендерінің бойында.

The commission of the two rivers will meet again in autumn.
`,
};

/** Where the article of this file is found, beside one that has other words. */
export const ARTICLES: PreviewArticles = {
  list: async () => [
    { id: "other.txt", title: "Another article" },
    { id: "rivers.txt", title: ARTICLE.title },
  ],
  read: async (id) =>
    id === "rivers.txt"
      ? ARTICLE
      : { title: "Another article", text: "Nothing of the kind.", publishedOn: null, url: null },
};

/** A quote of the article as a bot shows it: on one line. */
export const QUOTE =
  "Deputy Minister Daniyar Orazov and Ambassador Lena Hartmann signed a protocol on joint water monitoring (2022-2026) [draft 3.1].";
const HEADLINES: Readonly<Record<string, string>> = {
  en: "Daniyar Orazov, Deputy Minister, and Lena Hartmann, Ambassador. [1]",
  ru: "Данияр Оразов, заместитель министра, и Лена Хартманн, посол. [1]",
  kk: "Министрдің орынбасары Данияр Оразов пен елші Лена Хартманн. [1]",
};

/**
 * A bot of a few lines that polls as a real one does and shows everything a page must be able to show: typing, drafts, quotes,
 * buttons, edits, notices, windows, reactions, commands, inline results.
 */
export async function startFakeBot(api: BotApi, url: string): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController();
  const call = async (method: string, parameters: object = {}): Promise<unknown> => {
    const response = await fetch(`${url}/bot${api.token}/${method}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(parameters),
      signal: stopping.signal,
    });
    const body = (await response.json()) as { ok: boolean; result: unknown; description?: string };
    if (!body.ok) throw new Error(`${method}: ${body.description}`);
    return body.result;
  };
  await publishCommands(call);
  const poll = async () => {
    let offset = 0;
    while (!stopping.signal.aborted) {
      const updates = (await call("getUpdates", { offset, timeout: 20 })) as Update[];
      for (const update of updates) {
        offset = update.update_id + 1;
        await handle(update, api.world.bot, call);
      }
    }
  };
  const polling = poll().catch((error: unknown) => {
    if (!stopping.signal.aborted) throw error;
  });
  return {
    async stop() {
      stopping.abort();
      await polling;
    },
  };
}

type Call = (method: string, parameters?: object) => Promise<unknown>;

async function publishCommands(call: Call): Promise<void> {
  const common: BotCommand[] = [
    { command: "help", description: "What I can do" },
    { command: "ask", description: "Ask a question" },
  ];
  await call("setMyCommands", { commands: common });
  await call("setMyCommands", {
    commands: [{ command: "help", description: "Не істей аламын" }],
    language_code: "kk",
  });
}

async function handle(update: Update, bot: User, call: Call): Promise<void> {
  if (update.message) await answer(update.message as Message, bot, call);
  if (update.callback_query) await answerPress(update.callback_query as CallbackQuery, call);
  if (update.inline_query) await answerInline(update.inline_query as InlineQuery, call);
}

async function answer(message: Message, bot: User, call: Call): Promise<void> {
  const { text = "", chat, from } = message;
  const isAddressed =
    chat.type === "private" ||
    text.includes(`@${bot.username}`) ||
    text.startsWith("/") ||
    message.reply_to_message?.from?.id === bot.id;
  if (!isAddressed || message.via_bot) return;
  const place = {
    chat_id: chat.id,
    ...(message.is_topic_message && { message_thread_id: message.message_thread_id }),
  };
  await call("sendChatAction", { ...place, action: "typing" });
  if (text.includes("slowly")) return;
  if (text.includes("draft")) {
    await call("sendMessageDraft", { ...place, draft_id: 7, text: "Daniyar Orazov …" });
    return;
  }
  const headline = HEADLINES[from?.language_code ?? ""] ?? HEADLINES.en;
  await call("sendMessage", {
    ...place,
    parse_mode: "HTML",
    text: text.startsWith("/start")
      ? "<b>Hello!</b> Ask me. /help"
      : `${headline}\n\n<blockquote expandable>${QUOTE}</blockquote>\n[1] <a href="${ARTICLE.url}">${ARTICLE.title}</a> · 5 March 2022`,
    ...(chat.type !== "private" && { reply_parameters: { message_id: message.message_id } }),
    reply_markup: {
      inline_keyboard: [
        [
          { text: "📖 Read", callback_data: "read" },
          { text: "👍", callback_data: "up" },
          { text: "👎", callback_data: "alert" },
        ],
        [{ text: "When was it signed?", callback_data: "ask" }],
        [
          { text: "Inline", switch_inline_query_current_chat: "who" },
          { text: "Web", url: "https://news.example/" },
        ],
      ],
    },
  });
}

interface CallbackQuery {
  id: string;
  data: string;
  message?: Message;
}

async function answerPress({ id, data, message }: CallbackQuery, call: Call): Promise<void> {
  const text = data === "up" ? "Thank you!" : "Sorry to hear that.";
  await call("answerCallbackQuery", {
    callback_query_id: id,
    ...(data !== "read" && { text, show_alert: data === "alert" }),
  });
  if (!message) return;
  const place = { chat_id: message.chat.id, message_id: message.message_id };
  if (data === "up")
    await call("setMessageReaction", { ...place, reaction: [{ type: "emoji", emoji: "👍" }] });
  if (data !== "read") return;
  await call("editMessageText", {
    ...place,
    text: `<tg-spoiler>hidden</tg-spoiler> <code>code</code> <i>it</i> <u>u</u> <s>s</s>\n<pre>pre</pre>\n<blockquote>${QUOTE}</blockquote>`,
    parse_mode: "HTML",
    reply_markup: { inline_keyboard: [[{ text: "👍", callback_data: "up" }]] },
  });
}

interface InlineQuery {
  id: string;
  query: string;
}

async function answerInline({ id, query }: InlineQuery, call: Call): Promise<void> {
  const result = (number: number) => ({
    type: "article",
    id: `result-${number}`,
    title: `Answer ${number} to ${query}`,
    description: "Two rivers",
    input_message_content: { message_text: `<b>Answer ${number}</b>`, parse_mode: "HTML" },
  });
  await call("answerInlineQuery", {
    inline_query_id: id,
    results: query === "" ? [] : [result(1), result(2)],
    ...(query === "" && { button: { text: "Open the chat", start_parameter: "inline" } }),
  });
}
