import type { Chat, User } from "../bot-api/objects.ts";
import type { World } from "../bot-api/world.ts";

/** Who and what the preview shows: invented people, their chats with the bot, and two groups. */
export interface Cast {
  /** The people one can be, in the order in which they are offered. */
  readonly people: readonly User[];
  /** The one who is to be an admin of the bot. */
  readonly admin: User;
  /** A forum in which the bot is a member, with one topic beside the general one. */
  readonly group: Chat;
  /** A group that the bot is not in, where only inline mode reaches it. */
  readonly colleagues: Chat;
}

/** Puts the cast into a world. Every person has started the bot. */
export function addCast(world: World): Cast {
  const aigerim = world.addUser({ first_name: "Aigerim", username: "aigerim", language_code: "kk" });
  const dmitry = world.addUser({ first_name: "Dmitry", username: "dmitry", language_code: "ru" });
  const anna = world.addUser({ first_name: "Anna", username: "anna", language_code: "en" });
  const admin = world.addUser({ first_name: "Saule", username: "saule_admin", language_code: "en" });
  const people = [anna, dmitry, aigerim, admin];
  for (const person of people) world.addPrivateChat(person);
  const group = world.addGroup({
    title: "Framework 2021-2025",
    members: [aigerim, dmitry, anna],
    admins: [admin],
    topics: ["Signing and dates"],
  });
  const colleagues = world.addGroup({ title: "Colleagues", members: people, bot: "left" });
  return { people, admin, group, colleagues };
}
