/** Concepts of the lexicon that deny one another: where the evidence says one, a claim that says the other is wrong. */
const PAIRS: readonly (readonly [string, string])[] = [
  ["increase", "decrease"],
  ["expand", "decrease"],
  ["begin", "finish"],
  ["appear", "disappear"],
  ["unite", "divide"],
  ["include", "exclude"],
  ["create", "destroy"],
  ["improve", "worsen"],
  ["strengthen", "weaken"],
  ["open", "close"],
  ["enter", "leave"],
  ["born", "die"],
  ["win", "lose"],
  ["win", "defeat"],
  ["allow", "forbid"],
  ["accept", "refuse"],
  ["approve", "refuse"],
  ["approve", "reject"],
  ["sign", "terminate"],
  ["sign", "reject"],
  ["ratify", "terminate"],
  ["ratify", "reject"],
  ["enter-into-force", "terminate"],
  ["buy", "sell"],
  ["export", "import"],
  ["north", "south"],
  ["east", "west"],
  ["hot", "cold"],
  ["positive", "negative"],
  ["good", "bad"],
  ["man-male", "woman"],
  ["teacher", "student"],
  ["war", "peace"],
];

/** Both ways. */
const OPPOSITES: ReadonlyMap<string, readonly string[]> = (() => {
  const found = new Map<string, string[]>();
  for (const [one, other] of [...PAIRS, ...PAIRS.map(([a, b]) => [b, a] as const)])
    found.set(one, [...(found.get(one) ?? []), other]);
  return found;
})();

/** The concepts that deny this one; none for most. */
export const oppositesOf = (concept: string): readonly string[] => OPPOSITES.get(concept) ?? [];
