/**
 * Long loops of numbers that pause: a computation without side effects is begun, stopped between two blocks of a loop when its time is
 * over, and later begun again from the start, where the loops that were run already give what they gave before. Numeric code stays plain
 * functions; whoever called it decides whether it may pause.
 */

/** How long a computation goes on before it pauses, in milliseconds. */
const stretch = 5;
/** How long a loop goes on at least once it was reached, in milliseconds. */
const leastProgress = 2;
/** Work of a block in simple steps, well below a millisecond each. */
const blockWork = 20_000;

interface Loop {
  readonly state: unknown;
  at: number;
}

interface Attempt {
  readonly loops: Loop[];
  next: number;
  end: number;
  /** Charges made in this attempt, and in the one that went farthest. */
  charges: number;
  charged: number;
  /** Something was changed that must not be changed twice: from here on the computation runs through. */
  final: boolean;
}

class Paused {}

const newAttempt = (): Attempt => ({ loops: [], next: 0, end: 0, charges: 0, charged: 0, final: false });

let current: Attempt | undefined;

/** The result of a computation, or its pauses before the result where it takes long. It may change nothing before calling `runThrough`. */
export function pausable<T>(compute: () => T): T | Generator<void, T> {
  if (current !== undefined) return compute();
  const attempt: Attempt = newAttempt();
  const result = begin(attempt, compute);
  return result instanceof Paused ? goOn(attempt, compute) : result;
}

/** The same, always as pauses and a result. */
export function* pausing<T>(compute: () => T): Generator<void, T> {
  if (current !== undefined) return compute();
  return yield* goOn(newAttempt(), compute, false);
}

function* goOn<T>(attempt: Attempt, compute: () => T, begun = true): Generator<void, T> {
  for (let paused = begun; ; paused = true) {
    if (paused) yield;
    const result = begin(attempt, compute);
    if (!(result instanceof Paused)) return result;
  }
}

function begin<T>(attempt: Attempt, compute: () => T): T | Paused {
  attempt.next = 0;
  attempt.charges = 0;
  attempt.end = Date.now() + stretch;
  current = attempt;
  try {
    return compute();
  } catch (error) {
    if (error instanceof Paused) return error;
    throw error;
  } finally {
    current = undefined;
  }
}

/** Said by whatever changes something (a generator's state, a tensor's memory) before it does: what runs now must not begin again. */
export function runThrough(): void {
  if (current !== undefined) current.final = true;
}

/** Whether work that is counted now has not been counted in an earlier attempt. */
export function countsNow(): boolean {
  if (current === undefined) return true;
  current.charges += 1;
  if (current.charges <= current.charged) return false;
  current.charged = current.charges;
  return true;
}

/**
 * Runs a loop from 0 to `count` in blocks.
 * @param cost simple steps that one turn of the loop takes
 * @param make what the loop works on, all that it changes
 * @param run the turns from `from` to below `to`; the same in every attempt
 */
export function inBlocks<T>(
  count: number,
  cost: number,
  make: () => T,
  run: (state: T, from: number, to: number) => void,
): T {
  const attempt = current;
  const block = Math.max(1, Math.floor(blockWork / Math.max(1, cost)));
  if (attempt === undefined || attempt.final || count <= block) {
    const state = make();
    run(state, 0, count);
    return state;
  }
  const place = attempt.next++;
  const loop = attempt.loops[place] ?? { state: make(), at: 0 };
  attempt.loops[place] = loop;
  const state = loop.state as T;
  // However long the way here took again, there has to be progress.
  if (loop.at < count) attempt.end = Math.max(attempt.end, Date.now() + leastProgress);
  current = undefined;
  try {
    while (loop.at < count) {
      const to = Math.min(count, loop.at + block);
      run(state, loop.at, to);
      loop.at = to;
      if (Date.now() >= attempt.end) throw new Paused();
    }
  } finally {
    current = attempt;
  }
  return state;
}

/** What takes so many simple steps to make, made once however often the computation begins again; it must not be changed afterwards. */
export function once<T>(cost: number, make: () => T): T {
  if (current === undefined || cost < blockWork) return make();
  const attempt = current;
  const place = attempt.next++;
  const known = attempt.loops[place];
  if (known !== undefined) return known.state as T;
  const state = make();
  attempt.loops[place] = { state, at: 0 };
  return state;
}

/** `input.map(f)` in blocks; `cost` as for inBlocks. */
export function mapInBlocks(input: Float64Array, cost: number, f: (x: number, at: number) => number): Float64Array {
  return inBlocks(
    input.length,
    cost,
    () => new Float64Array(input.length),
    (output, from, to) => {
      for (let at = from; at < to; at++) output[at] = f(input[at] ?? 0, at);
    },
  );
}
