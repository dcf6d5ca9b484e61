import fc from "fast-check";
import { describe, expect, it } from "vitest";

/** The page's modules are plain JavaScript, typed by comments that only a browser's configuration reads (see page/tsconfig.json). */
const load = (name: string) => import(new URL(`../../src/preview/page/${name}`, import.meta.url).href);
const { piecesOf, webAddress } = await load("formatted.js");
const { Store } = await load("store.js");
const { LANGUAGES, TEXTS, sayIn } = await load("texts.js");

type Piece = string | { entity: { type: string }; children: Piece[] };
const flat = (pieces: Piece[]): string =>
  pieces.map((piece) => (typeof piece === "string" ? piece : flat(piece.children))).join("");

describe("a text cut up by its entities", () => {
  it("keeps every character, whatever the entities", () => {
    const entity = fc.record({
      type: fc.constantFrom("bold", "italic", "blockquote", "url", "unheard_of"),
      offset: fc.integer({ min: -3, max: 40 }),
      length: fc.integer({ min: -3, max: 40 }),
    });
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 30 }),
        fc.array(entity, { maxLength: 12 }),
        (text, entities) => {
          expect(flat(piecesOf(text, entities))).toBe(text);
        },
      ),
    );
  });

  it("nests by UTF-16 offsets", () => {
    const text = "🌊 қол қойды";
    const entities = [
      { type: "bold", offset: 3, length: 9 },
      { type: "italic", offset: 3, length: 3 },
    ];
    expect(piecesOf(text, entities)).toEqual([
      "🌊 ",
      { entity: entities[0], children: [{ entity: entities[1], children: ["қол"] }, " қойды"] },
    ]);
  });
});

describe("an address", () => {
  it("is opened over http and https alone", () => {
    expect(webAddress("https://news.example/a?b=1")).toBe("https://news.example/a?b=1");
    expect(webAddress("news.example")).toBe("http://news.example/");
    for (const address of [
      "javascript:alert(1)",
      "data:text/html,x",
      "JAVASCRIPT:x",
      "file:///etc/passwd",
      "tg://user?id=1",
      "http://",
    ])
      expect(webAddress(address)).toBeNull();
  });
});

describe("the page's memory", () => {
  const bot = { id: 1, first_name: "Bot" };
  const anna = { id: 2, first_name: "Anna" };
  const members = [anna, bot].map((user) => ({ user, status: "member" }));
  const forum = {
    id: -5,
    type: "supergroup",
    title: "Forum",
    isForum: true,
    topics: [{ id: 3, name: "T" }],
    members,
  };
  const message = (message_id: number, from: object, more = {}) => ({
    message_id,
    from,
    text: `m${message_id}`,
    ...more,
  });
  const start = () => {
    let now = 0;
    const store = new Store(() => now);
    store.load({ bot, people: [anna], chats: [{ ...forum, messages: [] }] });
    return { store, pass: (ms: number) => (now += ms) };
  };
  const general = { user: 2, chat: -5, topic: null };
  const topic = { user: 2, chat: -5, topic: 3 };

  it("keeps the topics of a forum apart, and counts what a person has not seen in each", () => {
    const { store } = start();
    store.apply({ kind: "message", chat: -5, message: message(10, bot) });
    store.apply({
      kind: "message",
      chat: -5,
      message: message(11, bot, { message_thread_id: 3, is_topic_message: true }),
    });
    store.apply({ kind: "message", chat: -5, message: message(12, anna, { message_thread_id: 10 }) });
    const numbers = (place: object) =>
      store.messages(place).map((shown: { message: { message_id: number } }) => shown.message.message_id);
    expect(store.places(2)).toEqual([general, topic]);
    expect([numbers(general), numbers(topic)]).toEqual([[10, 12], [11]]);
    expect([store.unread(general), store.unread(topic)]).toEqual([1, 1]);
    store.see(general);
    expect([store.unread(general), store.unread(topic)]).toEqual([0, 1]);
  });

  it("takes edits, reactions and deletions, of messages it knows", () => {
    const { store } = start();
    store.apply({ kind: "message", chat: -5, message: message(10, bot) });
    store.apply({ kind: "reaction", chat: -5, messageId: 10, emoji: ["👍"] });
    store.apply({ kind: "edit", chat: -5, message: message(10, bot, { text: "new" }) });
    expect(store.message(-5, 10)).toMatchObject({ reactions: ["👍"], message: { text: "new" } });
    store.apply({ kind: "delete", chat: -5, messageId: 10 });
    store.apply({ kind: "reaction", chat: -5, messageId: 10, emoji: [] });
    expect(store.messages(general)).toEqual([]);
  });

  it("lets typing and drafts end with time, or with the message they announced", () => {
    const { store, pass } = start();
    store.apply({ kind: "typing", chat: -5, topic: 3 });
    expect([store.isTyping(general), store.isTyping(topic)]).toEqual([false, true]);
    pass(5001);
    expect(store.isTyping(topic)).toBe(false);
    store.apply({ kind: "draft", chat: -5, draftId: 1, text: "x", entities: [] });
    expect(store.draft(general)).toMatchObject({ text: "x" });
    store.apply({ kind: "message", chat: -5, message: message(10, anna) });
    expect(store.draft(general)).toBeDefined();
    store.apply({ kind: "message", chat: -5, message: message(11, bot) });
    expect(store.draft(general)).toBeUndefined();
    store.apply({ kind: "draft", chat: -5, draftId: 2, text: "y", entities: [] });
    store.apply({ kind: "edit", chat: -5, message: message(11, bot, { text: "new" }) });
    expect(store.draft(general)).toMatchObject({ text: "y" });
    store.apply({ kind: "message", chat: -5, message: message(12, bot) });
    expect(store.draft(general)).toBeUndefined();
  });
});

describe("the page's texts", () => {
  it("are there in every language, with the same values to fill in", () => {
    const shape = (language: string) =>
      Object.entries<string | Record<string, string>>(TEXTS[language]).map(([key, text]) => [
        key,
        [...(typeof text === "string" ? text : (text.other ?? "")).matchAll(/\{\w+\}/gu)].map(String).sort(),
      ]);
    expect(Object.keys(TEXTS)).toEqual(Object.keys(LANGUAGES));
    for (const language of Object.keys(LANGUAGES)) expect(shape(language)).toEqual(shape("en"));
  });

  it("have their plurals", () => {
    expect([1, 2, 5, 21].map((count) => sayIn("ru")("members", { count }))).toEqual([
      "1 участник",
      "2 участника",
      "5 участников",
      "21 участник",
    ]);
    expect(sayIn("en")("members", { count: 1 })).toBe("1 member");
    expect(sayIn("kk")("members", { count: 4 })).toBe("4 мүше");
  });
});
