/** White space, what shows nothing by definition, and the blank Braille pattern. */
const BLANK = /^[\s\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/** Whether a reader would see nothing of a text: Telegram refuses messages of this kind, though people can send them. */
export function isBlank(text: string): boolean {
  return BLANK.test(text);
}
