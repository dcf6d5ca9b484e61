import { expect, test } from "vitest";
import { isStopWord } from "../../src/language/stop-words.ts";
import type { Language } from "../../src/types.ts";

test.each<[Language, string]>([
  ["en", "the The who Which won't won’t with"],
  ["ru", "и Который всё все ещё еще кто подо"],
  ["kk", "және жане Жәнe кім ким қандай кандай туралы болды"],
])("%s: %s tie words together", (language, line) => {
  for (const word of line.split(" ")) expect([word, isStopWord(word, language)]).toEqual([word, true]);
});

test.each<[Language, string]>([
  ["en", "sign agreement said year US"],
  ["ru", "подписал год соглашение сказал"],
  ["kk", "келісім қол жыл айтты"],
])("%s: %s do not", (language, line) => {
  for (const word of line.split(" ")) expect([word, isStopWord(word, language)]).toEqual([word, false]);
});
