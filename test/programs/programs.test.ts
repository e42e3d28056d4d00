import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runCommand } from '../../src/present/commands/run';

/** Programs whose last printed digit depends on the processor's vector instructions: where they say approximate, a digit may differ. */
const processorDependent = new Set([
  'seeds/000_softmax_tensorflow',
  'seeds/000_softmax2d_tensorflow',
  'seeds/000_softmin_tensorflow',
  'jax/gelu_default_is_tanh',
  'jax/dtypes',
  'numpy/dtypes_float32',
  'tensorflow/softmax_rows',
  'tensorflow/log_softmax',
  'tensorflow/keras_layers',
  'torch/saturation',
]);

/** Folders that must be evaluated whole; of the others every line shown must be right. */
const whole = new Set(['seeds', 'plain']);

/** Whether every line stands among the expected lines, in order. */
function isSubsequence(lines: readonly string[], expected: readonly string[]): boolean {
  let at = 0;
  return lines.every((line) => {
    at = expected.indexOf(line, at) + 1;
    return at > 0;
  });
}

const folders = readdirSync(__dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());

for (const { name: folder } of folders) {
  describe(`programs: ${folder}`, () => {
    for (const file of readdirSync(path.join(__dirname, folder)).filter((name) => name.endsWith('.py'))) {
      const program = file.slice(0, -3);
      const read = (extension: string) => readFileSync(path.join(__dirname, folder, `${program}.${extension}`), 'utf8');
      it(program, () => {
        const { stdout, stderr, exitCode } = runCommand(file, read('py'));
        const expected = read('out');
        const certain = exitCode === 0;
        const dependent = processorDependent.has(`${folder}/${program}`);
        if (whole.has(folder) && !dependent) assert.deepEqual(stderr, []);
        if (certain || (whole.has(folder) && !dependent)) assert.equal(stdout, expected);
        else if (!stderr.some((line) => line.endsWith(': approximate'))) {
          assert.ok(isSubsequence(stdout.split('\n'), expected.split('\n')), `${stdout}\ninstead of\n${expected}`);
        }
      });
    }
  });
}
