/** A named reading of each example, and how it is standardised. */
export interface Standard {
  readonly mean: number;
  readonly deviation: number;
}

/** Means and deviations of every reading over `rows`; a reading that never changes gets deviation 1. */
export function standardsOf(rows: readonly Readonly<Record<string, number>>[]): Record<string, Standard> {
  const names = Object.keys(rows[0] ?? {});
  return Object.fromEntries(
    names.map((name) => {
      const values = rows.map((row) => row[name] ?? 0);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
      return [name, { mean, deviation: Math.sqrt(variance) || 1 }];
    }),
  );
}

/** One question's candidates, standardised, and which of them are right. */
export interface Group {
  readonly rows: readonly Float64Array[];
  readonly right: readonly boolean[];
}

export interface Schedule {
  readonly epochs: number;
  readonly rate: number;
  readonly decay: number;
}

/** Gradient steps by Adam (Kingma and Ba 2015) with a rate that falls to 0. */
function createAdam(size: number, steps: number, { rate, decay }: Schedule) {
  const weights = new Float64Array(size);
  const mean = new Float64Array(size);
  const square = new Float64Array(size);
  let step = 0;
  return {
    weights,
    update(gradient: Float64Array): void {
      step += 1;
      const now = rate * (1 - step / (steps + 1));
      for (let index = 0; index < size; index += 1) {
        const slope = (gradient[index] ?? 0) + decay * (weights[index] ?? 0);
        mean[index] = 0.9 * (mean[index] ?? 0) + 0.1 * slope;
        square[index] = 0.999 * (square[index] ?? 0) + 0.001 * slope * slope;
        const corrected = (mean[index] ?? 0) / (1 - 0.9 ** step);
        const scale = Math.sqrt((square[index] ?? 0) / (1 - 0.999 ** step)) + 1e-8;
        weights[index] = (weights[index] ?? 0) - (now * corrected) / scale;
      }
    },
  };
}

const dot = (a: Float64Array, b: Float64Array): number =>
  a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);

/** Weights that make the right candidates of each group likely under a softmax over the group (a conditional logit). */
export function trainRanking(groups: readonly Group[], size: number, schedule: Schedule): Float64Array {
  const useful = groups.filter((group) => group.right.some(Boolean));
  const adam = createAdam(size, useful.length * schedule.epochs, schedule);
  for (let epoch = 0; epoch < schedule.epochs; epoch += 1) {
    for (const group of useful) adam.update(rankingGradient(group, adam.weights));
  }
  return adam.weights;
}

function rankingGradient({ rows, right }: Group, weights: Float64Array): Float64Array {
  const scores = rows.map((row) => dot(row, weights));
  const best = Math.max(...scores);
  const exponents = scores.map((score) => Math.exp(score - best));
  const total = exponents.reduce((sum, value) => sum + value, 0);
  const totalRight = exponents.reduce((sum, value, index) => (right[index] ? sum + value : sum), 0);
  const gradient = new Float64Array(weights.length);
  rows.forEach((row, index) => {
    const exponent = exponents[index] ?? 0;
    const slope = exponent / total - (right[index] ? exponent / totalRight : 0);
    for (let place = 0; place < gradient.length; place += 1) {
      gradient[place] = (gradient[place] ?? 0) + slope * (row[place] ?? 0);
    }
  });
  return gradient;
}

/** An example of a yes or no, standardised, with its weight. */
export interface Example {
  readonly row: Float64Array;
  readonly yes: boolean;
  readonly weight: number;
}

/** Weights of a logistic regression; the last is the intercept. */
export function trainLogistic(examples: readonly Example[], size: number, schedule: Schedule): Float64Array {
  const adam = createAdam(size + 1, examples.length * schedule.epochs, schedule);
  for (let epoch = 0; epoch < schedule.epochs; epoch += 1) {
    for (const { row, yes, weight } of examples) {
      const gradient = new Float64Array(size + 1);
      const slope = weight * (sigmoid(dot(row, adam.weights) + (adam.weights[size] ?? 0)) - (yes ? 1 : 0));
      row.forEach((value, index) => {
        gradient[index] = slope * value;
      });
      gradient[size] = slope;
      adam.update(gradient);
    }
  }
  return adam.weights;
}

/** The logistic function. */
export const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));

/** Shuffles in place by a linear congruential generator, the same way every time. */
export function shuffle<Item>(items: Item[], seed = 1): Item[] {
  let state = seed;
  for (let index = items.length - 1; index > 0; index -= 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const other = state % (index + 1);
    const held = items[index] as Item;
    items[index] = items[other] as Item;
    items[other] = held;
  }
  return items;
}
