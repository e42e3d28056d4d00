/**
 * Long loops of numbers that pause: a computation without side effects is begun, stopped between two blocks of a loop when its time is
 * over, and later begun again from the start, where the loops that were run already give what they gave before. Numeric code stays plain
 * functions; whoever called it decides whether it may pause.
 */

/** How long the editor is held before a pause, in milliseconds. */
const stretch = 5;
/** How long a computation goes on at least after a pause, in milliseconds, once it is where it stopped. */
const leastProgress = 2;
/** Work of a block in simple steps, well below a millisecond each. */
const blockWork = 20_000;

interface Loop {
  state: unknown;
  at: number;
  /** The loops within the turn that is under way. */
  inner: Loop[];
  /** Charges made within the turns that are over. */
  charges: number;
}

interface Attempt {
  loops: Loop[];
  next: number;
  end: number;
  /** Whether something was done in this attempt that was not done before. */
  progressed: boolean;
  /** Charges made in this attempt, and in the one that went farthest. */
  charges: number;
  charged: number;
  /** Something was changed that must not be changed twice: from here on the computation runs through. */
  final: boolean;
}

class Paused {}

const newLoop = (state?: unknown): Loop => ({ state, at: 0, inner: [], charges: 0 });

const newAttempt = (): Attempt => ({
  loops: [],
  next: 0,
  end: 0,
  progressed: false,
  charges: 0,
  charged: 0,
  final: false,
});

let current: Attempt | undefined;
let stretchEnd = 0;

/** Said by whoever goes on after a pause: from now on the editor is held. */
export function beginStretch(): void {
  stretchEnd = Date.now() + stretch;
}

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
    if (paused) {
      yield;
      beginStretch();
    }
    const result = begin(attempt, compute);
    if (!(result instanceof Paused)) return result;
  }
}

function begin<T>(attempt: Attempt, compute: () => T): T | Paused {
  attempt.next = 0;
  attempt.charges = 0;
  attempt.progressed = false;
  attempt.end = Math.min(stretchEnd, Date.now() + stretch);
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

/** Called where something new is done: the time is over only after there was progress, however long the way here took again. */
function progress(attempt: Attempt): void {
  attempt.progressed = true;
  if (!attempt.final && Date.now() >= attempt.end) throw new Paused();
}

/**
 * Runs a loop from 0 to `count` in blocks. A turn that is a block of its own may pause at the loops within it; it is then begun again.
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
  if (attempt === undefined || attempt.final || count * cost <= blockWork) {
    const state = make();
    run(state, 0, count);
    return state;
  }
  const loop = place(attempt, make);
  const state = loop.state as T;
  if (block > 1 && loop.at < count && !attempt.progressed) {
    attempt.end = Math.max(attempt.end, Date.now() + leastProgress);
  }
  for (let from = loop.at; from < count; from = loop.at) {
    const to = Math.min(count, from + block);
    if (block === 1) within(attempt, loop, () => run(state, from, to));
    else alone(attempt, () => run(state, from, to));
    loop.at = to;
    progress(attempt);
  }
  return state;
}

/** What the next loop of an attempt found when it was last begun. */
function place(attempt: Attempt, make?: () => unknown): Loop {
  let loop = attempt.loops[attempt.next];
  if (loop === undefined) {
    loop = newLoop(make && alone(attempt, make));
    attempt.loops[attempt.next] = loop;
  }
  attempt.next += 1;
  attempt.charges += loop.charges;
  return loop;
}

/** Runs a part whose loops do not pause. */
function alone<T>(attempt: Attempt, part: () => T): T {
  current = undefined;
  try {
    return part();
  } finally {
    current = attempt;
  }
}

/** Runs a part whose own loops may pause, and are forgotten when it is over. */
function within<T>(attempt: Attempt, loop: Loop, part: () => T): T {
  const { loops, next, charges } = attempt;
  attempt.loops = loop.inner;
  attempt.next = 0;
  try {
    const result = part();
    loop.inner = [];
    loop.charges += attempt.charges - charges;
    return result;
  } finally {
    attempt.loops = loops;
    attempt.next = next;
  }
}

/**
 * What takes so many simple steps to make, made once however often the computation begins again; it must not be changed afterwards. Loops
 * within may pause.
 */
export function once<T>(cost: number, make: () => T): T {
  const attempt = current;
  if (attempt === undefined || attempt.final || cost < blockWork) return make();
  const loop = place(attempt);
  if (loop.at === 0) {
    loop.state = within(attempt, loop, make);
    loop.at = 1;
    progress(attempt);
  }
  return loop.state as T;
}

/** Something that changes more than its own result (a generator moved on), done once however often the computation begins again. */
export function onlyOnce<T>(act: () => T): T {
  const attempt = current;
  if (attempt === undefined || attempt.final) return act();
  const loop = place(attempt);
  if (loop.at === 0) {
    loop.state = alone(attempt, act);
    loop.at = 1;
  }
  return loop.state as T;
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
