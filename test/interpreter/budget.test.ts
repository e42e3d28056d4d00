import assert from 'node:assert/strict';
import { complete, interpret } from '../../src/interpreter';
import { withClock } from '../numeric/clock';

const budget = { steps: 50_000, elements: 500_000, output: 2_000, milliseconds: 1_000 };

/** Programs that never end or grow without bound, and the reason they stop with. */
const endless: readonly (readonly [program: string, reason: RegExp])[] = [
  ['while True: pass', /50,000 steps/],
  ['while True: print("x" * 100)', /2,000 characters/],
  ['x = [0]\nwhile True: x = x + x', /500,000 elements/],
  ['x = sum(range(10 ** 12))', /500,000 elements|seconds/],
  ['def g():\n  while True: yield 1\nx = list(g())', /500,000 elements|50,000 steps/],
  ['import itertools\nfor x in itertools.count(): pass', /50,000 steps/],
];

/** Programs that ask for something huge: the value is unknown. */
const huge = [
  '10 ** 10 ** 8',
  '"a" * 10 ** 9',
  '[0] * 10 ** 9',
  '1 << 10 ** 9',
  'f"{1:1000000000}"',
  '"a".ljust(10 ** 12)',
];

/** Programs nested so deeply that a stack might overflow. */
const deep = [
  `x = ${'('.repeat(10_000)}1${')'.repeat(10_000)}`,
  `x = ${'-'.repeat(10_000)}1`,
  `x = ${'not '.repeat(10_000)}1`,
  `x = ${'1 + '.repeat(10_000)}1`,
  `x${'.a'.repeat(10_000)}`,
  `x${'[0]'.repeat(10_000)}`,
  `x = ${'lambda: '.repeat(10_000)}1`,
  `if x: pass\n${'elif x: pass\n'.repeat(10_000)}`,
  'def f(): f()\nf()',
  'a = []\nfor i in range(5000): a = [a]\nprint(a)',
  'a, b = [], []\nfor i in range(5000): a, b = [a], [b]\nprint(a == b)',
];

describe('budgets', () => {
  for (const [program, reason] of endless) {
    it(program, () => {
      const { unknown } = complete(interpret(program, { budget }));
      assert.match(unknown.map((entry) => entry.reason).join(), reason);
    });
  }
  for (const expression of huge) {
    it(expression, () => {
      const { output, unknown } = complete(interpret(`x = ${expression}\nprint(x)\nprint(1)`));
      assert.equal(output.map(({ text }) => text).join(''), '1\n');
      assert.equal(unknown.length, 1);
    });
  }
  for (const program of deep) {
    it(program.slice(0, 40), () => {
      const { raised } = complete(interpret(program));
      assert.match(
        raised?.message ?? '',
        /^(SyntaxError: too many nested parentheses|RecursionError: maximum recursion depth exceeded)/,
      );
    });
  }
});

describe('slices', () => {
  it('pauses an endless loop every few milliseconds, until its time is over', () =>
    withClock(2, () => {
      const evaluation = interpret('while True: pass', { budget: { steps: Infinity, milliseconds: 600 } });
      let pauses = 0;
      let step = evaluation.next();
      for (; !step.done; step = evaluation.next()) pauses += 1;
      assert.ok(pauses >= 50 && pauses <= 100, `${pauses} pauses`);
      assert.match(step.value.unknown.map(({ reason }) => reason).join(), /stopped after 0.6 seconds/);
    }));
});

describe('names that JavaScript objects have', () => {
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
    it(name, () => {
      const program = `${name} = 1\nd = {"${name}": 2}\nclass A: pass\na = A()\na.${name} = 3\nprint(${name}, d["${name}"], a.${name})\nprint(len(d), hasattr(A, "x"))`;
      const { output } = complete(interpret(program));
      assert.equal(output.map(({ text }) => text).join(''), '1 2 3\n1 False\n');
    });
  }
});
