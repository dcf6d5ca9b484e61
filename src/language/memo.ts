/**
 * `compute` with its latest results kept: pure memoisation, bounded, so that nobody can tell but by the clock.
 *
 * Two generations of at most `capacity` results each: when the young one is full it becomes the old one and the old
 * one is dropped. That is nearly as good as least-recently-used order and costs one map look-up for a hit.
 */
export function memoize<Value>(compute: (word: string) => Value, capacity = 20_000): (word: string) => Value {
  let young = new Map<string, Value>();
  let old = new Map<string, Value>();
  return (word) => {
    let value = young.get(word);
    if (value !== undefined) return value;
    value = old.get(word) ?? compute(word);
    if (young.size >= capacity) {
      old = young;
      young = new Map();
    }
    young.set(word, value);
    return value;
  };
}
