import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Client, startClient } from "./client.ts";

let api: Client;
beforeEach(async () => {
  api = await startClient({ token: "77:abc", bot: { username: "pact_bot" } });
});
afterEach(() => api.close());

const command = (name: string, description = "Ask") => ({ command: name, description });

describe("getMe", () => {
  it("is the bot of the token", async () => {
    expect(await api.ok("getMe")).toMatchObject({
      id: 77,
      is_bot: true,
      username: "pact_bot",
      can_join_groups: true,
    });
  });
});

describe("commands", () => {
  it("are kept by scope and language", async () => {
    const admin = api.world.addUser({ language_code: "ru" });
    const chat = api.world.addPrivateChat(admin);
    const scope = { type: "chat", chat_id: chat.id };
    await api.ok("setMyCommands", { commands: [command("ask")] });
    await api.ok("setMyCommands", { commands: [command("ask", "Спросить")], language_code: "ru" });
    await api.ok("setMyCommands", { commands: [command("reindex")], scope });
    expect(await api.ok("getMyCommands")).toEqual([command("ask")]);
    expect(await api.ok("getMyCommands", { language_code: "kk" })).toEqual([]);
    expect(api.commandsShown(chat, admin)).toEqual([command("reindex")]);
    await api.ok("deleteMyCommands", { scope });
    expect(api.commandsShown(chat, admin)).toEqual([command("ask", "Спросить")]);
  });

  it.each([
    [{ commands: [command("Ask")] }, "BOT_COMMAND_INVALID"],
    [{ commands: [command("/ask")] }, "BOT_COMMAND_INVALID"],
    [{ commands: [command("a".repeat(33))] }, "BOT_COMMAND_INVALID"],
    [{ commands: [command("ask", "")] }, "BOT_COMMAND_DESCRIPTION_INVALID"],
    [{ commands: [command("ask", "x".repeat(257))] }, "BOT_COMMAND_DESCRIPTION_INVALID"],
    [{ commands: [command("ask"), command("ask")] }, "BOT_COMMAND_DUPLICATE"],
    [{ commands: [{ command: "ask" }] }, "can't parse BotCommand: Can't find field \"description\""],
    [{ commands: "x" }, "can't parse commands JSON object"],
    [{ commands: [], language_code: "eng" }, "invalid language code specified"],
    [{ commands: [], scope: { type: "planet" } }, "can't parse BotCommandScope: Unsupported type specified"],
    [{ commands: [], scope: { type: "chat", chat_id: 5 } }, "chat not found"],
  ])("are refused: %j", async (parameters, reason) => {
    expect(await api.refusal("setMyCommands", parameters)).toBe(`Bad Request: ${reason}`);
  });
});

describe("descriptions", () => {
  it("fall back to the one for all languages", async () => {
    await api.ok("setMyDescription", { description: "Answers" });
    await api.ok("setMyDescription", { description: "Отвечает", language_code: "ru" });
    await api.ok("setMyShortDescription", { short_description: "Short" });
    expect(await api.ok("getMyDescription", { language_code: "ru" })).toEqual({ description: "Отвечает" });
    expect(await api.ok("getMyDescription", { language_code: "kk" })).toEqual({ description: "Answers" });
    expect(await api.refusal("setMyShortDescription", { short_description: "x".repeat(121) })).toContain(
      "TOO_LONG",
    );
  });
});

describe("chats", () => {
  it("tell who is in them", async () => {
    const [boss, member, stranger] = [api.world.addUser(), api.world.addUser(), api.world.addUser()];
    const group = api.world.addGroup({ title: "Talks", admins: [boss], members: [member] });
    const statusOf = async (user: { id: number }) =>
      (await api.ok("getChatMember", { chat_id: group.id, user_id: user.id })).status;
    expect(await statusOf(boss)).toBe("administrator");
    expect(await statusOf(member)).toBe("member");
    expect(await statusOf(stranger)).toBe("left");
    expect(await api.refusal("getChatMember", { chat_id: group.id, user_id: 5 })).toBe(
      "Bad Request: PARTICIPANT_ID_INVALID",
    );
    expect(await api.ok("getChatAdministrators", { chat_id: group.id })).toHaveLength(1);
    expect(await api.ok("getChatMemberCount", { chat_id: group.id })).toBe(3);
    expect(await api.ok("getChat", { chat_id: group.id })).toMatchObject({
      type: "supergroup",
      title: "Talks",
    });
    await api.ok("leaveChat", { chat_id: group.id });
    expect(await api.refusal("getChat", { chat_id: group.id })).toBe(
      "Forbidden: bot is not a member of the supergroup chat",
    );
  });
});
