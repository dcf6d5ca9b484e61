import { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { createLogger } from "../src/logging.ts";

const TOKEN = ["123456789", "AAFakeTokenForTheTestsOnly_0123456789"].join(":");

function capture() {
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  return { lines, logger: createLogger({ level: "debug", secrets: [TOKEN, "key/with space"], destination }) };
}

describe("createLogger", () => {
  it("writes one JSON object a line with the fields given", () => {
    const { lines, logger } = capture();
    logger.info({ chat: 5, outcome: "cited" }, "answered");
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ chat: 5, outcome: "cited", msg: "answered" });
  });

  it("leaves out what users wrote, at any depth it is logged at", () => {
    const { lines, logger } = capture();
    logger.info({
      text: "private words",
      update: { message: { text: "private words" } },
      turn: { question: "private words" },
    });
    expect(lines.join("")).not.toContain("private words");
  });

  it("replaces secrets in messages, errors and addresses, and other tokens too", () => {
    const { lines, logger } = capture();
    logger.error(new Error(`fetch https://example.org/bot${TOKEN}/getMe failed`));
    logger.warn(`the key is ${encodeURIComponent("key/with space")}`);
    logger.warn("987654321:AAAnotherTokenThatIsNotOurs_98765");
    expect(lines.join("")).not.toMatch(/AAFake|key%2F|AAAnother/u);
  });
});
