import assert from 'node:assert/strict';
import { runInSlices } from '../../src/editor/slices';
import { withClock } from '../numeric/clock';

const running = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose() {} }) };

describe('slices', () => {
  it('holds the extension host for 4 ms at a time', () =>
    withClock(0, async (clock) => {
      const held: number[] = [];
      let since = 0;
      let now = 0;
      function* evaluation() {
        for (let turn = 0; turn < 20; turn++) {
          clock.pass(1);
          now += 1;
          yield;
        }
        return 'done';
      }
      const other = setInterval(() => {
        held.push(now - since);
        since = now;
      }, 0);
      const result = await runInSlices(evaluation(), running);
      clearInterval(other);
      assert.equal(result, 'done');
      assert.ok(held.length > 0);
      for (const milliseconds of held) assert.equal(milliseconds % 4, 0);
    }));

  it('ends an evaluation that was cancelled, which then puts back what it shares', async () => {
    let putBack = false;
    function* evaluation() {
      try {
        for (;;) yield;
      } finally {
        putBack = true;
      }
    }
    const cancelled = { ...running, isCancellationRequested: true };
    assert.equal(await runInSlices(evaluation(), cancelled), undefined);
    assert.ok(putBack);
  });
});
