import type { Span } from "../../types.ts";

/** Scripts that sentences about agreements are not written in end any domain; those of Cyrillic letters are few. */
const DOMAIN_END =
  "(?:\\p{Script=Latin}{2,}|xn--[a-z0-9-]+|рф|рус|қаз|бел|укр|бг|ею|мкд|мон|срб|сайт|онлайн|орг|ком|москва|дети|католик|(?:(?![\\p{Script=Cyrillic}\\p{Script=Latin}])\\p{L}){2,})";
const DOMAIN = new RegExp(
  `[\\p{L}\\p{N}\\p{M}_-][\\p{Cf}-]*\\.${DOMAIN_END}(?![\\p{L}\\p{N}\\p{M}])|\\d{1,3}(?:\\.\\d{1,3}){3}`,
  "iu",
);
/** A scheme, an @, a /command, a tag: whatever Telegram's servers or its clients act on by themselves. */
const ADDRESS =
  /[a-z][a-z\d+.-]*:\/\/|(?:mailto|tel|sms|tg|ton|javascript|data):\S|@[\p{L}\p{N}_]|(?<![\p{L}\p{N}_/<])\/[a-z0-9_]|(?<![\p{L}\p{N}_&])[#＃][\p{N}_]*\p{L}|(?<![\p{L}\p{N}_])\$[A-Z]/iu;
/** "A.Smailov": a name, unless what follows the initial is the end of domains that people know. */
const INITIALS = /^(?:\p{Lu}\.)+\p{Lu}[\p{Ll}'’-]{2,}[.,;:!?)»”]*$/u;
const KNOWN_ENDS =
  /\.(?:com|net|org|info|biz|xyz|top|site|shop|club|live|link|work|zone|wiki|news|blog|tech|page|space|world|store|online|click|today|pro|app|dev|vip|fun|men|icu)\b/iu;
/** Numbers that a phone dials: an international prefix, or eleven digits in a phone's groups. */
const PHONE =
  /(?<![\p{L}\p{N}])(?:\+\d(?:[ \u00a0().-]{0,2}\d){6,14}|8[ \u00a0-]?\(?\d{3,4}\)?[ \u00a0-]?\d{2,3}[ \u00a0-]\d{2}[ \u00a0-]?\d{2}|8\d{10})(?!\p{N})/gu;
/** What may stand around an address without being a part of it. */
const BEFORE = /^[("'«“„[{<❝]+/u;
const AFTER = /[)"'»”\]}>❞.,;:!?…]+$/u;

/**
 * Stretches of a text of which a client would make a link by itself: addresses, bare domains, names with an @, commands, tags, phone
 * numbers. Wider than Telegram's own rules, for a stretch too many costs a reader nothing. In order, none overlapping.
 */
export function linkableStretches(text: string): Span[] {
  const words = Array.from(text.matchAll(/\S+/gu)).flatMap(({ 0: word, index }): Span[] => {
    if (!isLinkable(word)) return [];
    const before = BEFORE.exec(word)?.[0].length ?? 0;
    const rest = word.slice(before).replace(AFTER, "");
    return rest === "" ? [] : [{ start: index + before, end: index + before + rest.length }];
  });
  const phones = Array.from(text.matchAll(PHONE), ({ 0: phone, index }) => ({
    start: index,
    end: index + phone.length,
  }));
  return merged([...words, ...phones]);
}

/** No address does without one of these, or of what becomes one of them in its plain form. */
const MIGHT_BE = /[.:@/#$]|[^\x20-\u04ff]/u;

function isLinkable(word: string): boolean {
  if (!MIGHT_BE.test(word)) return false;
  return [word, word.normalize("NFKC")].some(
    (form) => ADDRESS.test(form) || (DOMAIN.test(form) && (!INITIALS.test(form) || KNOWN_ENDS.test(form))),
  );
}

function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && span.start < last.end)
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else result.push(span);
  }
  return result;
}
