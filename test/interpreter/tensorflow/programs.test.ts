import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { complete, interpret } from '../../../src/interpreter/index';

/** Programs beside this file with what TensorFlow 2.21 and Keras 3.15.1 print: byte for byte, and nothing of it approximate. */
const folder = new URL('./', import.meta.url);

describe('TensorFlow programs', () => {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.py'))) {
    it(name, () => {
      const outcome = complete(interpret(readFileSync(new URL(name, folder), 'utf8')));
      assert.deepEqual(outcome.unknown, []);
      assert.equal(outcome.raised, undefined);
      assert.equal(
        outcome.output.map(({ text }) => text).join(''),
        readFileSync(new URL(name.replace('.py', '.out'), folder), 'utf8'),
      );
      assert.deepEqual(
        outcome.output.filter(({ approximate }) => approximate),
        [],
      );
    });
  }
});

describe('TensorFlow where the answer is not certain', () => {
  const cases: readonly (readonly [program: string, reason: RegExp | 'approximate'])[] = [
    ['print(tf.random.normal((2,)))', /tf.random.normal is not seeded/],
    ['print(tf.keras.layers.Dense(2)(tf.ones((1, 2))))', /initial weights are random and not seeded/],
    ['print(tf.nn.gelu(tf.linspace(-2.0, 2.0, 16)))', 'approximate'],
    ['print(tf.math.foo(1.0))', /tensorflow.math.foo is not evaluated/],
    ['print(tf.nn.softmax(tf.linspace(0.1, 1.0, 40)))', 'approximate'],
    [
      'tf.random.set_seed(1)\ntf.random.poisson((2,), 1.0)\nprint(tf.random.normal((2,)))',
      /tensorflow.random.poisson is not evaluated/,
    ],
  ];
  for (const [program, reason] of cases) {
    it(program, () => {
      const outcome = complete(interpret(`import tensorflow as tf\n${program}\n`));
      if (reason === 'approximate') assert.ok(outcome.output.some(({ approximate }) => approximate));
      else {
        assert.match(outcome.unknown.map((entry) => entry.reason).join('\n'), reason);
        assert.equal(outcome.output.length, 0);
      }
    });
  }
});
