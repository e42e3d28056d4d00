import assert from 'node:assert/strict';
import { inBlocks, mapInBlocks, pausable, pausing, runThrough } from '../../src/numeric/pausing';
import { type Clock, withClock } from './clock';

/** Runs to the end; gives the result and how often it paused. */
function run<T>(result: T | Generator<void, T>): { result: T; pauses: number } {
  if (typeof result !== 'object' || result === null || !('next' in result)) return { result: result as T, pauses: 0 };
  for (let pauses = 0; ; pauses++) {
    const step = result.next();
    if (step.done) return { result: step.value, pauses };
  }
}

/** A loop of so many turns of a millisecond each, that counts its turns. */
const slow = (clock: Clock, turns: number, counted: { turns: number }) =>
  inBlocks(
    turns,
    20_000,
    () => ({ sum: 0 }),
    (state, from, to) => {
      for (let i = from; i < to; i++) {
        clock.pass(1);
        state.sum += i;
        counted.turns++;
      }
    },
  ).sum;

describe('pausing', () => {
  it('stops between blocks and runs each turn once', () =>
    withClock(0, (clock) => {
      const counted = { turns: 0 };
      const { result, pauses } = run(pausable(() => slow(clock, 20, counted) + slow(clock, 10, counted)));
      assert.equal(result, 190 + 45);
      assert.equal(counted.turns, 30);
      assert.ok(pauses >= 3, `${pauses} pauses`);
    }));

  it('does not begin again after something was changed', () =>
    withClock(0, (clock) => {
      let changes = 0;
      const { result } = run(
        pausable(() => {
          const before = slow(clock, 15, { turns: 0 });
          runThrough();
          changes++;
          return before + slow(clock, 15, { turns: 0 });
        }),
      );
      assert.equal(result, 210);
      assert.equal(changes, 1);
    }));

  it('runs straight through where nobody pauses, and inside a block', () =>
    withClock(0, (clock) => {
      assert.equal(slow(clock, 3, { turns: 0 }), 3);
      const nested = () =>
        inBlocks(
          2,
          20_000,
          () => [] as number[],
          (rows) => rows.push(slow(clock, 8, { turns: 0 })),
        );
      assert.deepEqual(run(pausing(nested)).result, [28, 28]);
    }));

  it('passes errors on and leaves nothing behind', () =>
    withClock(0, (clock) => {
      const failing = () => {
        slow(clock, 12, { turns: 0 });
        throw new RangeError('no');
      };
      assert.throws(() => run(pausable(failing)), RangeError);
      assert.equal(run(pausable(() => 1)).pauses, 0);
    }));

  it('maps numbers with their places', () => {
    const { result } = run(pausing(() => mapInBlocks(Float64Array.of(1, 2, 3), 1, (x, at) => x * 10 + at)));
    assert.deepEqual([...result], [10, 21, 32]);
  });
});
