import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { showingDrafts } from "../../src/cli/live-answer.ts";
import { createScreen } from "./screen.ts";

const plain = { colours: false };

describe("an answer that is being written, in the terminal", () => {
  it("is shown as it grows, and gone when the answer is there", async () => {
    const screen = createScreen();
    screen.write("$ npm run ask\n");
    const answer = await showingDrafts(screen, plain, async ({ onDraft }) => {
      onDraft?.("Aida Bekova. [1]");
      expect(screen.text()).toBe("$ npm run ask\nAida Bekova. [1]");
      onDraft?.("Aida Bekova. [1] Jonas Lind. [1]\n• water [2]");
      expect(screen.text()).toBe("$ npm run ask\nAida Bekova. [1] Jonas Lind. [1]\n• water [2]");
      return "Another answer.";
    });
    screen.write(`${answer}\n`);
    expect(screen.text()).toBe("$ npm run ask\nAnother answer.");
  });

  it("is bold where the answer is, and holds no control characters", async () => {
    const screen = createScreen();
    await showingDrafts(screen, { colours: true }, async ({ onDraft }) =>
      onDraft?.("One.\u001b[2J\n• two\u0007"),
    );
    expect(screen.written).toContain("\u001b[1mOne. [2J\u001b[22m\n• two ");
  });

  it("is not shown where output is no terminal", async () => {
    const pipe = createScreen({ isTTY: false });
    expect(await showingDrafts(pipe, plain, async (options) => options)).toEqual({});
    expect(pipe.written).toBe("");
  });

  it("is gone as well when the question fails, and does not come back", async () => {
    const screen = createScreen();
    let late = (_text: string) => {};
    const failing = showingDrafts(screen, plain, async ({ onDraft }) => {
      late = onDraft ?? late;
      onDraft?.("half");
      throw new Error("broken");
    });
    await expect(failing).rejects.toThrow("broken");
    late("ghost");
    expect(screen.text()).toBe("");
  });

  it("leaves what stood before as it was, whatever is written, in a terminal of any size", async () => {
    const line = fc.stringMatching(/^[a-zёқ •[\]1“]{0,60}$/u);
    const text = fc.array(line, { minLength: 1, maxLength: 8 }).map((lines) => lines.join("\n"));
    const sizes = fc.record({
      columns: fc.integer({ min: 2, max: 40 }),
      rows: fc.integer({ min: 2, max: 12 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 6 }), sizes, async (texts, size) => {
        const screen = createScreen(size);
        screen.write("one\ntwo\n");
        const before = screen.text();
        await showingDrafts(screen, plain, async ({ onDraft }) => {
          for (const one of texts) onDraft?.(one);
        });
        screen.write("!");
        expect(screen.text()).toBe(`${before}\n!`);
      }),
    );
  });
});
