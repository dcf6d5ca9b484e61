/** The largest file read as an article, in bytes: a long book has about 2 MB, so what is larger is a mistake. */
export const MAXIMUM_FILE_BYTES = 20 * 1024 * 1024;

/** Text, or why the bytes are none; the reason completes the sentence "NAME was skipped: ...". */
export type Decoded = { readonly text: string } | { readonly reason: string };

// Characters below the space that no text has; tab, line feeds and returns, and form feeds are left out.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what it looks for
const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f]/gu;

/** Control characters a text may have (stray ones from old programs) before it is taken for a program or a picture. */
const CONTROL_SHARE = 0.01;

/**
 * Decodes a file's bytes as UTF-8. A byte-order mark is left out; nothing else is changed, so that offsets into
 * the text are offsets into the file as decoded.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return { reason: "it is empty" };
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return { reason: "it is UTF-16, not UTF-8; save it as UTF-8" };
  }
  if (bytes.includes(0)) return { reason: "it is binary, not text" };
  const text = decodeStrictly(bytes);
  if (text === undefined) return { reason: "it is not UTF-8; save it as UTF-8" };
  const controls = text.match(CONTROL)?.length ?? 0;
  if (controls > text.length * CONTROL_SHARE) return { reason: "it is binary, not text" };
  if (!/[\p{L}\p{N}]/u.test(text)) return { reason: "it is empty: it has no word" };
  return { text };
}

function decodeStrictly(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
