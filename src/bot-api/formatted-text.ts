import { badRequest } from "./api-error.ts";
import { detectEntities } from "./entity-detection.ts";
import { type FormattedText, type ParsedEntity, parseHtml } from "./html-parsing.ts";
import { checkedLink } from "./links.ts";
import type { MessageEntity, User } from "./objects.ts";

/** Longest message in UTF-16 units, after entities were parsed. */
export const MESSAGE_LENGTH = 4096;
/** Longest caption in UTF-16 units, after entities were parsed. */
export const CAPTION_LENGTH = 1024;
/** Largest text as sent, in bytes of UTF-8, markup included. */
export const RAW_TEXT_BYTES = 32_768;
/** Entities beyond this number are dropped without an error. */
export const MESSAGE_ENTITIES = 100;

/** What a method hands over: the text as sent, how it is marked up, and whose names `text_mention` may use. */
export interface TextInput {
  text: string;
  parseMode?: string;
  entities?: unknown;
  findUser: (id: number) => User | undefined;
}

const GIVEN_TYPES = new Set([
  "bold",
  "italic",
  "underline",
  "strikethrough",
  "spoiler",
  "code",
  "pre",
  "text_link",
  "text_mention",
  "custom_emoji",
  "blockquote",
  "expandable_blockquote",
]);
const FOUND_TYPES = new Set([
  "mention",
  "hashtag",
  "cashtag",
  "bot_command",
  "url",
  "email",
  "phone_number",
  "bank_card_number",
]);
/** Order of entities over the same text, outermost first. */
const TYPE_ORDER = [
  "blockquote",
  "expandable_blockquote",
  "text_link",
  "text_mention",
  "pre",
  "code",
  "bold",
  "italic",
  "underline",
  "strikethrough",
  "spoiler",
  "custom_emoji",
];
/** White space, what shows nothing by definition, and the blank Braille pattern. */
const BLANK = /[\s\p{Default_Ignorable_Code_Point}\u2800]/u;

/**
 * The text as Telegram keeps it: entities parsed or checked, control characters gone, white space around it trimmed, mentions,
 * commands and addresses found.
 * @throws ApiError 400 for bad markup, bad entities, or raw text over 32,768 bytes
 */
export function formatText(input: TextInput): FormattedText {
  if (Buffer.byteLength(input.text) > RAW_TEXT_BYTES) throw badRequest("text is too long");
  if (/\p{Surrogate}/u.test(input.text)) throw badRequest("text must be encoded in UTF-8");
  const mode = (input.parseMode ?? "").toLowerCase();
  if (mode !== "" && mode !== "none" && mode !== "html") {
    throw badRequest(
      mode.startsWith("markdown")
        ? `unsupported parse_mode: this loopback server reads "HTML" only, not "${input.parseMode}"`
        : "unsupported parse_mode",
    );
  }
  const parsed =
    mode === "html" ? parseHtml(input.text) : { text: input.text, entities: givenEntities(input.entities) };
  return tidy(parsed, input.findUser);
}

/**
 * A message's text: formatText, and neither empty nor longer than 4,096 units.
 * @throws ApiError 400 "message text is empty", "text must be non-empty", "message is too long", and what formatText throws
 */
export function formatMessageText(input: TextInput): FormattedText {
  if (input.text === "") throw badRequest("message text is empty");
  const formatted = formatText(input);
  if (isBlank(formatted.text)) throw badRequest("text must be non-empty");
  if (formatted.text.length > MESSAGE_LENGTH) throw badRequest("message is too long");
  return formatted;
}

/**
 * A draft's text: as a message's, but it may be empty, for which Telegram's apps show that the bot thinks.
 * @throws ApiError 400 "message is too long", and what formatText throws
 */
export function formatDraftText(input: TextInput): FormattedText {
  const formatted = formatText(input);
  if (formatted.text.length > MESSAGE_LENGTH) throw badRequest("message is too long");
  return isBlank(formatted.text) ? { text: "", entities: [] } : formatted;
}

/**
 * A medium's caption, which may be empty.
 * @throws ApiError 400 "message caption is too long", and what formatText throws
 */
export function formatCaption(input: TextInput): FormattedText {
  const formatted = formatText(input);
  if (formatted.text.length > CAPTION_LENGTH) throw badRequest("message caption is too long");
  return formatted;
}

/** Whether a reader would see nothing: white space and invisible characters only. */
export function isBlank(text: string): boolean {
  for (const character of text) if (!BLANK.test(character)) return false;
  return true;
}

function givenEntities(given: unknown): ParsedEntity[] {
  if (given === undefined || given === null) return [];
  if (!Array.isArray(given)) throw badRequest("can't parse entities JSON object");
  return given.flatMap((value) => givenEntity(value) ?? []);
}

function givenEntity(value: unknown): ParsedEntity | undefined {
  const refuse = (reason: string) => badRequest(`can't parse MessageEntity: ${reason}`);
  if (typeof value !== "object" || value === null) throw refuse("expected an Object");
  const entity = value as Record<string, unknown>;
  const { type, offset, length } = entity;
  if (!isCount(offset) || !isCount(length))
    throw refuse('fields "offset" and "length" must be of type Number');
  if (typeof type !== "string" || type === "") throw refuse("Type is not specified");
  if (FOUND_TYPES.has(type)) return undefined;
  if (!GIVEN_TYPES.has(type)) throw refuse("Unsupported type specified");
  const place = { type, offset, length };
  if (type === "text_link") {
    if (typeof entity.url !== "string") throw refuse('Can\'t find field "url"');
    const url = checkedLink(entity.url);
    return url === undefined ? undefined : { ...place, url };
  }
  if (type === "text_mention") {
    const id = (entity.user as { id?: unknown } | undefined)?.id;
    if (!isCount(id)) throw refuse('Can\'t find field "user"');
    return { ...place, userId: id };
  }
  if (type === "custom_emoji") return { ...place, custom_emoji_id: String(entity.custom_emoji_id) };
  if (type === "pre" && typeof entity.language === "string") return { ...place, language: entity.language };
  return place;
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}

function tidy(
  parsed: { text: string; entities: ParsedEntity[] },
  findUser: (id: number) => User | undefined,
): FormattedText {
  // \r goes; other control characters become spaces, so that offsets behind them stand
  const cleaned = withoutCarriageReturns(parsed);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
  const spaced = cleaned.text.replace(/[\u0000-\u0009\u000b-\u001f]/g, " ");
  const lead = /^[ \n]*/.exec(spaced)?.[0].length ?? 0;
  const text = spaced.slice(lead).replace(/[ \n]+$/, "");
  const given = cleaned.entities.flatMap((entity) => clip(entity, lead, text, findUser) ?? []);
  const written = outsideCode(given).sort(compareEntities);
  const found = detectEntities(text).filter(
    (entity) => !written.some((other) => excludesFound(other) && overlap(entity, other)),
  );
  const entities = [...written, ...found].sort(compareEntities).slice(0, MESSAGE_ENTITIES);
  return { text, entities };
}

function withoutCarriageReturns(parsed: { text: string; entities: ParsedEntity[] }) {
  if (!parsed.text.includes("\r")) return parsed;
  const before = (end: number) => parsed.text.slice(0, end).replaceAll("\r", "").length;
  const entities = parsed.entities.map((entity) => {
    const offset = before(entity.offset);
    return { ...entity, offset, length: before(entity.offset + entity.length) - offset };
  });
  return { text: parsed.text.replaceAll("\r", ""), entities };
}

function clip(
  entity: ParsedEntity,
  lead: number,
  text: string,
  findUser: (id: number) => User | undefined,
): MessageEntity | undefined {
  const start = Math.max(0, entity.offset - lead);
  const end = Math.min(text.length, entity.offset + entity.length - lead);
  if (end <= start) return undefined;
  const { userId, ...rest } = entity;
  const placed: MessageEntity = { ...rest, offset: start, length: end - start };
  if (userId === undefined) return placed;
  const user = findUser(userId);
  return user && { ...placed, user };
}

/** `code` and `pre` hold nothing and stand in nothing but a quote: what crosses them keeps only its parts outside. */
function outsideCode(entities: MessageEntity[]): MessageEntity[] {
  const code = entities.filter(isCode);
  if (code.length === 0) return entities;
  const outermost = code.filter((entity) => !code.some((other) => other !== entity && holds(other, entity)));
  const rest = entities.filter((entity) => !isCode(entity));
  return [...outermost, ...rest.flatMap((entity) => (isQuote(entity) ? [entity] : cut(entity, outermost)))];
}

function cut(entity: MessageEntity, holes: MessageEntity[]): MessageEntity[] {
  let parts = [entity];
  for (const hole of holes) {
    parts = parts.flatMap((part) => {
      if (!overlap(part, hole)) return [part];
      const pieces = [
        { ...part, length: hole.offset - part.offset },
        { ...part, offset: endOf(hole), length: endOf(part) - endOf(hole) },
      ];
      return pieces.filter((piece) => piece.length > 0);
    });
  }
  return parts;
}

function compareEntities(a: MessageEntity, b: MessageEntity): number {
  return a.offset - b.offset || b.length - a.length || rank(a) - rank(b);
}

function rank(entity: MessageEntity): number {
  const index = TYPE_ORDER.indexOf(entity.type);
  return index < 0 ? TYPE_ORDER.length : index;
}

function isCode(entity: MessageEntity): boolean {
  return entity.type === "code" || entity.type === "pre";
}

function isQuote(entity: MessageEntity): boolean {
  return entity.type.endsWith("blockquote");
}

/** Mentions and addresses are not looked for inside links, mentions and code. */
function excludesFound(entity: MessageEntity): boolean {
  return isCode(entity) || entity.type === "text_link" || entity.type === "text_mention";
}

function endOf(entity: MessageEntity): number {
  return entity.offset + entity.length;
}

function overlap(a: MessageEntity, b: MessageEntity): boolean {
  return a.offset < endOf(b) && b.offset < endOf(a);
}

function holds(outer: MessageEntity, inner: MessageEntity): boolean {
  const wider = outer.length > inner.length || (outer.length === inner.length && outer.type === "pre");
  return wider && outer.offset <= inner.offset && endOf(outer) >= endOf(inner);
}
