import { badRequest } from "./api-error.ts";
import { checkedLink, linkedUser } from "./links.ts";
import type { MessageEntity } from "./objects.ts";

/** A text with its entities, as it stands after parsing. */
export interface FormattedText {
  text: string;
  entities: MessageEntity[];
}

/** An entity whose user is known only by id: `text_mention` gets its user from whoever knows the users. */
export interface ParsedEntity extends Omit<MessageEntity, "user"> {
  userId?: number;
}

interface OpenTag {
  name: string;
  argument: string;
  offset: number;
}

interface StartTag {
  name: string;
  argument: string;
  end: number;
}

const TAG_TYPES: Readonly<Record<string, string>> = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  u: "underline",
  ins: "underline",
  s: "strikethrough",
  strike: "strikethrough",
  del: "strikethrough",
  "tg-spoiler": "spoiler",
  span: "spoiler",
  a: "text_link",
  "tg-emoji": "custom_emoji",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
};
const NAMED_CHARACTERS: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"' };
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Reads Telegram's HTML as the Bot API server does (the rules of parse_html in td/telegram/MessageEntity.cpp): known tags only,
 * properly nested, `&lt; &gt; &amp; &quot;` and numeric references, everything else as it stands. Entities of no length are
 * dropped; offsets count UTF-16 units of the text that comes out. Stricter than Telegram in one point: a blockquote inside a
 * blockquote is refused, where Telegram quietly flattens it.
 * @throws ApiError 400 "can't parse entities: ..." in Telegram's words, with offsets in bytes of UTF-8
 */
export function parseHtml(html: string): { text: string; entities: ParsedEntity[] } {
  let text = "";
  let position = 0;
  const entities: ParsedEntity[] = [];
  const open: OpenTag[] = [];
  while (position < html.length) {
    const special = nextSpecial(html, position);
    text += html.slice(position, special);
    position = special;
    if (html[position] === "&") {
      const reference = readReference(html, position);
      text += reference.text;
      position = reference.end;
    } else if (html[position] === "<" && html[position + 1] === "/") {
      position = readEndTag(html, position, open);
      const closed = open.pop();
      if (closed) addEntity(entities, closed, text);
    } else if (html[position] === "<") {
      const tag = readStartTag(html, position);
      refuseNestedQuote(html, position, tag, open);
      open.push({ name: tag.name, argument: tag.argument, offset: text.length });
      position = tag.end;
    }
  }
  const unclosed = open.at(-1);
  if (unclosed) throw cannotParse(`Can't find end tag corresponding to start tag "${unclosed.name}"`);
  if (LONE_SURROGATE.test(text)) {
    throw cannotParse(
      "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units",
    );
  }
  return { text, entities: entities.map(withoutInternalLanguage) };
}

function nextSpecial(html: string, from: number): number {
  for (let index = from; index < html.length; index++) {
    const unit = html.charCodeAt(index);
    if (unit === 60 || unit === 38) return index;
  }
  return html.length;
}

/** A reference may end without its semicolon; one that is not known stays as it is written. */
function readReference(html: string, start: number): { text: string; end: number } {
  const asWritten = { text: "&", end: start + 1 };
  const match = /^&(?:#x([0-9a-f]+)|#([0-9]+)|([a-z]+));?/i.exec(html.slice(start, start + 40));
  if (!match) return asWritten;
  const [whole, hexadecimal, decimal, name] = match;
  const end = start + whole.length;
  if (name !== undefined) {
    const named = NAMED_CHARACTERS[name];
    return named === undefined ? asWritten : { text: named, end };
  }
  const code =
    hexadecimal === undefined ? Number.parseInt(decimal ?? "", 10) : Number.parseInt(hexadecimal, 16);
  if (code === 0 || code >= 0x10ffff || whole.length > 10) return asWritten;
  return { text: String.fromCodePoint(code), end };
}

function readStartTag(html: string, start: number): StartTag {
  let position = skipUntil(html, start + 1, ">");
  if (position >= html.length) throw cannotParse(`Unclosed start tag at byte offset ${bytes(html, start)}`);
  const name = html.slice(start + 1, position).toLowerCase();
  if (!Object.hasOwn(TAG_TYPES, name)) {
    throw cannotParse(`Unsupported start tag "${name}" at byte offset ${bytes(html, start)}`);
  }
  let argument = "";
  while (html[position] !== ">") {
    position = skipSpaces(html, position);
    if (html[position] === ">") break;
    const attribute = readAttribute(html, position, name, start);
    argument = argumentOf(name, attribute.name, attribute.value) ?? argument;
    position = attribute.end;
  }
  if (name === "span" && argument !== "spoiler") {
    throw cannotParse(`Tag "span" must have class "tg-spoiler" at byte offset ${bytes(html, start)}`);
  }
  return { name, argument, end: position + 1 };
}

function readAttribute(html: string, from: number, tag: string, tagStart: number) {
  let position = skipUntil(html, from, "=>");
  const name = html.slice(from, position);
  if (name === "") {
    throw cannotParse(`Empty attribute name in the tag "${tag}" at byte offset ${bytes(html, tagStart)}`);
  }
  position = skipSpaces(html, position);
  const unclosed = () => cannotParse(`Unclosed start tag "${tag}" at byte offset ${bytes(html, tagStart)}`);
  if (position >= html.length) throw unclosed();
  if (html[position] !== "=") return { name, value: "", end: position };
  position = skipSpaces(html, position + 1);
  if (position >= html.length) throw unclosed();
  const value = readAttributeValue(html, position);
  if (value.end >= html.length)
    throw cannotParse(`Unclosed start tag at byte offset ${bytes(html, tagStart)}`);
  return { name, value: value.text, end: value.end };
}

function readAttributeValue(html: string, start: number): { text: string; end: number } {
  const quote = html[start];
  if (quote !== "'" && quote !== '"') {
    const token = /^[a-z0-9.-]*/i.exec(html.slice(start))?.[0] ?? "";
    const end = start + token.length;
    if (!isSpace(html[end]) && html[end] !== ">") {
      throw cannotParse(`Unexpected end of name token at byte offset ${bytes(html, start)}`);
    }
    return { text: token.toLowerCase(), end };
  }
  let text = "";
  let position = start + 1;
  while (position < html.length && html[position] !== quote) {
    const part =
      html[position] === "&"
        ? readReference(html, position)
        : { text: html[position] ?? "", end: position + 1 };
    text += part.text;
    position = part.end;
  }
  return { text, end: position + 1 };
}

/** The one attribute of a tag that means something, or nothing. */
function argumentOf(tag: string, attribute: string, value: string): string | undefined {
  if (tag === "a" && attribute === "href") return value;
  if (tag === "code" && attribute === "class" && value.startsWith("language-")) return value.slice(9);
  if (tag === "span" && attribute === "class" && value.startsWith("tg-")) return value.slice(3);
  if (tag === "tg-emoji" && attribute === "emoji-id") return value;
  if (tag === "blockquote" && attribute === "expandable") return "expandable";
  return undefined;
}

function readEndTag(html: string, start: number, open: readonly OpenTag[]): number {
  const expected = open.at(-1)?.name;
  if (expected === undefined) throw cannotParse(`Unexpected end tag at byte offset ${bytes(html, start)}`);
  let position = skipUntil(html, start, ">");
  const name = html.slice(start + 2, position).toLowerCase();
  position = skipSpaces(html, position);
  if (html[position] !== ">") throw cannotParse(`Unclosed end tag at byte offset ${bytes(html, start)}`);
  if (name !== "" && name !== expected) {
    throw cannotParse(
      `Unmatched end tag at byte offset ${bytes(html, start)}, expected "</${expected}>", found "</${name}>"`,
    );
  }
  return position + 1;
}

function refuseNestedQuote(html: string, start: number, tag: StartTag, open: readonly OpenTag[]): void {
  if (tag.name === "blockquote" && open.some((outer) => outer.name === "blockquote")) {
    throw cannotParse(`Blockquote entities can't be nested at byte offset ${bytes(html, start)}`);
  }
}

function addEntity(entities: ParsedEntity[], tag: OpenTag, text: string): void {
  const length = text.length - tag.offset;
  if (length === 0) return;
  const place = { offset: tag.offset, length };
  if (tag.name === "a") {
    const link = linkEntity(tag.argument || text.slice(tag.offset), place);
    if (link) entities.push(link);
  } else if (tag.name === "tg-emoji") {
    if (!/^-?[0-9]{1,19}$/.test(tag.argument) || Number(tag.argument) === 0) {
      throw cannotParse("Invalid custom emoji identifier specified");
    }
    entities.push({ type: "custom_emoji", ...place, custom_emoji_id: tag.argument });
  } else if (tag.name === "pre" || tag.name === "code") {
    addCode(entities, tag, place);
  } else if (tag.name === "blockquote" && tag.argument === "expandable") {
    entities.push({ type: "expandable_blockquote", ...place });
  } else {
    entities.push({ type: TAG_TYPES[tag.name] ?? tag.name, ...place });
  }
}

function linkEntity(target: string, place: { offset: number; length: number }): ParsedEntity | undefined {
  const userId = linkedUser(target);
  if (userId !== undefined) return { type: "text_mention", ...place, userId };
  const url = checkedLink(target);
  return url === undefined ? undefined : { type: "text_link", ...place, url };
}

/** `<pre><code class="language-x">` in either order, over the same text, is one entity `pre` with a language. */
function addCode(entities: ParsedEntity[], tag: OpenTag, place: { offset: number; length: number }): void {
  const inner = entities.at(-1);
  const sameText = inner?.offset === place.offset && inner.length === place.length;
  if (inner && sameText && tag.name === "pre" && inner.type === "code" && inner.language) {
    inner.type = "pre";
  } else if (inner && sameText && tag.name === "code" && inner.type === "pre" && tag.argument) {
    inner.language = tag.argument;
  } else {
    entities.push({ type: tag.name, ...place, ...(tag.argument && { language: tag.argument }) });
  }
}

function withoutInternalLanguage(entity: ParsedEntity): ParsedEntity {
  if (entity.type !== "code" || entity.language === undefined) return entity;
  const { language: _internal, ...rest } = entity;
  return rest;
}

function skipUntil(html: string, from: number, stops: string): number {
  let position = from;
  while (position < html.length && !isSpace(html[position]) && !stops.includes(html[position] ?? ""))
    position++;
  return position;
}

function skipSpaces(html: string, from: number): number {
  let position = from;
  while (position < html.length && isSpace(html[position])) position++;
  return position;
}

function isSpace(character: string | undefined): boolean {
  return character === undefined || " \t\r\n\0\v".includes(character);
}

function bytes(html: string, end: number): number {
  return Buffer.byteLength(html.slice(0, end));
}

function cannotParse(reason: string) {
  return badRequest(`can't parse entities: ${reason}`);
}
