import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { complete, interpret } from '../../src/interpreter';

const folder = join(__dirname, 'recorded');

/** NAME.out is what Python 3.11.7 printed; where it raised, the last line is `!! ` and the last line of the traceback. */
describe('programs as Python 3.11 runs them', () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.py'))) {
    it(file, () => {
      const { output, raised, unknown } = complete(interpret(readFileSync(join(folder, file), 'utf8')));
      const text = output.map((piece) => piece.text).join('') + (raised ? `!! ${raised.message}\n` : '');
      assert.equal(text, readFileSync(join(folder, file.replace(/py$/, 'out')), 'utf8'));
      assert.deepEqual(unknown, []);
      assert.ok(output.every((piece) => !piece.approximate));
    });
  }
});
