import fc from "fast-check";
import { expect, it } from "vitest";
import { isAddressed, requestOf } from "../../src/telegram/addressing.ts";
import { readUpdate, updateIdOf } from "../../src/telegram/incoming.ts";

const ME = { id: 500, username: "agreement_bot" };

it("reads anything without throwing, and what it reads can be handled", () => {
  const value = fc.oneof(fc.jsonValue(), fc.integer(), fc.constant(undefined));
  const message = fc.record(
    {
      message_id: fc.oneof(fc.integer(), value),
      date: fc.oneof(fc.integer(), value),
      chat: fc.oneof(
        fc.record({ id: fc.integer(), type: fc.constantFrom("private", "supergroup", "odd") }),
        value,
      ),
      from: fc.oneof(fc.record({ id: fc.integer(), is_bot: value }), value),
      text: fc.oneof(fc.string({ unit: "binary" }), value),
      entities: fc.oneof(
        fc.array(
          fc.record({
            type: fc.constantFrom("mention", "bot_command", "text_mention", "odd"),
            offset: fc.integer({ min: -5, max: 50 }),
            length: fc.integer({ min: -5, max: 50 }),
            user: value,
          }),
        ),
        value,
      ),
      reply_to_message: fc.oneof(fc.record({ message_id: fc.integer(), from: value, text: value }), value),
      photo: value,
    },
    { requiredKeys: ["message_id", "date", "chat"] },
  );
  const update = fc.oneof(
    value,
    fc.record(
      { update_id: fc.oneof(fc.nat(), value), message: fc.oneof(message, value) },
      { requiredKeys: [] },
    ),
  );
  fc.assert(
    fc.property(update, (raw) => {
      updateIdOf(raw);
      const read = readUpdate(raw);
      if (read?.message && isAddressed(read, ME)) requestOf(read.message, ME);
    }),
    { numRuns: 3_000 },
  );
});

it("keeps of an update only what is needed", () => {
  const read = readUpdate({
    update_id: 1,
    message: {
      message_id: 2,
      date: 3,
      chat: { id: 4, type: "private", first_name: "Aida", photo: {} },
      from: { id: 4, is_bot: false, first_name: "Aida", last_name: "B", language_code: "kk" },
      photo: [{ file_id: "secret" }],
      contact: { phone_number: "+7" },
      text: "Who?",
      future_field: { more: true },
    },
  });
  expect(JSON.parse(JSON.stringify(read))).toEqual({
    update_id: 1,
    message: {
      message_id: 2,
      date: 3,
      chat: { id: 4, type: "private" },
      from: { id: 4, is_bot: false, language_code: "kk" },
      text: "Who?",
      photo: [],
      contact: {},
    },
  });
});

it("leaves out an odd field rather than the update", () => {
  const read = readUpdate({
    update_id: 1,
    message: {
      message_id: 2,
      date: 3,
      chat: { id: 4, type: "private" },
      text: "Who?",
      entities: "odd",
      quote: 7,
    },
  });
  expect(read?.message?.text).toBe("Who?");
});
