import type { Terminal } from "../../src/cli/live-answer.ts";

/** A terminal in memory that does what the writer asks of a real one: rows that wrap and scroll, cursor moves, erasing, colours. */
export interface Screen extends Terminal {
  columns: number;
  /** All rows from the first ever written, without empty ones at the end. */
  text(): string;
  /** All that was written, as it was. */
  readonly written: string;
}

export function createScreen({ columns = 80, rows = 24, isTTY = true } = {}): Screen {
  const grid: string[][] = [[]];
  let row = 0;
  let column = 0;
  let written = "";
  const toRow = (next: number) => {
    row = next;
    while (grid.length <= row) grid.push([]);
  };
  const put = (character: string, width: number) => {
    if (column >= width) {
      toRow(row + 1);
      column = 0;
    }
    const cells = grid[row] ?? [];
    while (cells.length < column) cells.push(" ");
    cells[column] = character;
    column += 1;
  };
  const control = (sequence: string) => {
    const count = Number(/\d+/u.exec(sequence)?.[0] ?? 1);
    // what has scrolled away is out of reach
    if (sequence.endsWith("A")) row = Math.max(row - count, grid.length - rows, 0);
    if (sequence.endsWith("J")) {
      grid[row]?.splice(column);
      grid.splice(row + 1);
    }
  };
  const screen = {
    isTTY,
    columns,
    rows,
    get written() {
      return written;
    },
    write(text: string) {
      written += text;
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what a terminal is told with
      for (const token of text.match(/\u001b\[[\d;]*[A-Za-z]|[\s\S]/gu) ?? []) {
        if (token.startsWith("\u001b")) control(token);
        else if (token === "\r") column = 0;
        else if (token === "\n") {
          toRow(row + 1);
          column = 0;
        } else put(token, screen.columns);
      }
    },
    text: () =>
      grid
        .map((cells) => cells.join(""))
        .join("\n")
        .trimEnd(),
  };
  return screen;
}
