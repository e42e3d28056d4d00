import { performance } from 'node:perf_hooks';

/** A clock that tests move by hand, in place of the machine's. */
export interface Clock {
  /** Lets so many milliseconds pass. */
  pass(milliseconds: number): void;
}

/**
 * Runs with a clock of its own, so that no assertion depends on how fast the machine is.
 * @param perReading milliseconds that pass whenever somebody looks at the clock
 */
export async function withClock<T>(perReading: number, run: (clock: Clock) => T | Promise<T>): Promise<T> {
  let time = 0;
  const date = Date.now;
  const own = Object.getOwnPropertyDescriptor(performance, 'now');
  const read = () => {
    time += perReading;
    return time;
  };
  Date.now = read;
  Object.defineProperty(performance, 'now', { configurable: true, value: read });
  try {
    return await run({
      pass: (milliseconds) => {
        time += milliseconds;
      },
    });
  } finally {
    Date.now = date;
    if (own) Object.defineProperty(performance, 'now', own);
    else Reflect.deleteProperty(performance, 'now');
  }
}
