import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { complete, interpret } from '../../../../src/interpreter';

/** Programs beside what torch 2.13.0 (CPU, AVX-512) printed. */
const folder = new URL('./recorded/', import.meta.url);
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.py'))
  .map((name) => name.slice(0, -3));

/** Lines that print every digit of a softmax's gradient, whose sum torch may add in another order. */
const approximate: Readonly<Record<string, readonly number[]>> = { gradients: [62, 254, 318] };

describe('torch: recorded programs', () => {
  for (const name of names) {
    it(name, () => {
      const outcome = complete(interpret(readFileSync(new URL(`${name}.py`, folder), 'utf8')));
      const expected = readFileSync(new URL(`${name}.out`, folder), 'utf8');
      assert.equal(outcome.output.map(({ text }) => text).join(''), expected);
      assert.deepEqual(outcome.unknown, []);
      assert.deepEqual(
        outcome.output.filter(({ approximate }) => approximate).map(({ line }) => line),
        approximate[name] ?? [],
      );
    });
  }
});
