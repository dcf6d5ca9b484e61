import { describe, expect, it } from "vitest";
import { loadConfig } from "../src/config.ts";
import { ConfigError } from "../src/errors.ts";

const faultOf = (environment: Record<string, string>): string => {
  try {
    loadConfig(environment);
    return "";
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
};

describe("loadConfig", () => {
  it("needs nothing", () => {
    expect(loadConfig({})).toMatchObject({
      CORPUS_DIR: "corpus",
      DATA_DIR: "data",
      ADMIN_IDS: [],
      EMBEDDINGS: "local",
    });
  });

  it("takes an empty value for one that is not set", () => {
    expect(loadConfig({ TELEGRAM_BOT_TOKEN: "  ", LOG_LEVEL: "" })).toMatchObject({ LOG_LEVEL: "info" });
  });

  it("reads lists of ids, group ids included", () => {
    expect(loadConfig({ ADMIN_IDS: "1, 22 333", ALLOWED_CHATS: "-1001234567890" })).toMatchObject({
      ADMIN_IDS: [1, 22, 333],
      ALLOWED_CHATS: [-1001234567890],
    });
  });

  it.each([
    [{ ADMIN_IDS: "@anna" }, /ADMIN_IDS takes Telegram user ids.*"@anna"/u],
    [{ LOG_LEVEL: "loud" }, /LOG_LEVEL takes one of .*"loud"/u],
    [{ LLM_TIMEOUT: "0" }, /LLM_TIMEOUT takes a whole number from 1 to 60.*"0"/u],
    [{ ANSWER_THRESHOLD: "2" }, /ANSWER_THRESHOLD takes a number from 0/u],
    [{ TELEGRAM_API_ROOT: "localhost:8081" }, /TELEGRAM_API_ROOT takes an address/u],
    [{ EMBEDDINGS: "bert" }, /EMBEDDINGS takes local, openai:MODEL or transformers:MODEL/u],
    [{ WEBHOOK_URL: "https://bot.example.org/hook" }, /WEBHOOK_SECRET is not set/u],
  ])("says what is wrong with %j", (environment, message) => {
    expect(faultOf(environment as unknown as Record<string, string>)).toMatch(message);
  });

  it("names every wrong variable at once", () => {
    expect(faultOf({ LOG_LEVEL: "loud", LLM_TIMEOUT: "x" })).toMatch(/LOG_LEVEL.*LLM_TIMEOUT/su);
  });

  it("never shows a secret", () => {
    const message = faultOf({ TELEGRAM_BOT_TOKEN: "my-secret-token", WEBHOOK_SECRET: "s3cret!" });
    expect(message).toMatch(/TELEGRAM_BOT_TOKEN takes/u);
    expect(message).not.toMatch(/my-secret|s3cret/u);
  });
});
