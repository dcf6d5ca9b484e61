import { styleText } from "node:util";
import type { AskOptions } from "../assistant/assistant.ts";

/** What is needed of a terminal. */
export interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
  write(text: string): unknown;
}

/**
 * Asks, and on a terminal shows what is written of the answer so far; when this returns or throws, nothing of it is left, and the
 * answer can be printed in its place. Elsewhere nothing is shown.
 */
export async function showingDrafts<Result>(
  terminal: Terminal,
  { colours }: { readonly colours: boolean },
  ask: (options: Pick<AskOptions, "onDraft">) => Promise<Result>,
): Promise<Result> {
  if (terminal.isTTY !== true) return ask({});
  const live = createLiveText(terminal, colours);
  try {
    return await ask({ onDraft: live.show });
  } finally {
    live.end();
  }
}

const COLUMNS = 80;
const ROWS = 24;
const ERASE_BELOW = "\u001b[J";
const up = (rows: number): string => (rows > 0 ? `\u001b[${rows}A` : "");

/** A text that is drawn anew in its place. It never fills the screen: what has scrolled away could not be taken back. */
function createLiveText(terminal: Terminal, colours: boolean) {
  let drawn: readonly string[] = [];
  let isOver = false;
  const columns = () => terminal.columns || COLUMNS;
  const erasing = () => {
    if (drawn.length === 0) return "";
    // in a terminal that was made narrower since, a row takes several
    const rows = drawn.reduce((sum, row) => sum + Math.max(1, Math.ceil(widthOf(row) / columns())), 0);
    return `\r${up(rows - 1)}${ERASE_BELOW}`;
  };
  return {
    show(text: string) {
      if (isOver) return;
      const [first = "", ...others] = text.split("\n").map(withoutControls);
      const bold = broken(first, columns() - 1);
      const rows = [...bold, ...others.flatMap((line) => broken(line, columns() - 1))];
      const fitting = rows.slice(0, Math.max(1, (terminal.rows || ROWS) - 1));
      const styled = fitting.map((row, index) =>
        colours && index < bold.length ? styleText("bold", row, { validateStream: false }) : row,
      );
      terminal.write(`${erasing()}${styled.join("\n")}`);
      drawn = fitting;
    },
    end() {
      isOver = true;
      if (drawn.length > 0) terminal.write(erasing());
      drawn = [];
    },
  };
}

const withoutControls = (line: string): string => line.replace(/\p{Cc}/gu, " ");

/** The line in rows of at most `width` cells; at least one row. */
function broken(line: string, width: number): string[] {
  const rows = [""];
  let used = 0;
  for (const character of line) {
    const cells = cellsOf(character);
    if (used > 0 && used + cells > width) {
      rows.push("");
      used = 0;
    }
    rows[rows.length - 1] += character;
    used += cells;
  }
  return rows;
}

function widthOf(row: string): number {
  let cells = 0;
  for (const character of row) cells += cellsOf(character);
  return cells;
}

/** Cells of a terminal that a character takes at most: too many only breaks a row early. */
function cellsOf(character: string): number {
  return (character.codePointAt(0) ?? 0) < 0x1100 ? 1 : 2;
}
