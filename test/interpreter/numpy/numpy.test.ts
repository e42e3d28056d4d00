import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { complete, interpret } from '../../../src/interpreter';

describe('NumPy programs', () => {
  const path = new URL('recorded.json', `file://${__dirname}/`);
  const cases = JSON.parse(readFileSync(path, 'utf8')) as { program: string; output: string }[];
  for (const { program, output } of cases) {
    it(program.split('\n')[0] ?? '', () => {
      const outcome = complete(interpret(`import numpy as np\n${program}`));
      assert.deepEqual(outcome.unknown, []);
      assert.equal(outcome.raised, undefined);
      assert.equal(outcome.output.map(({ text }) => text).join(''), output);
    });
  }

  const lineOf = (program: string) => {
    const outcome = complete(interpret(`import numpy as np\n${program}`));
    return outcome.output.map(({ text, approximate }) => (approximate ? '≈' : '') + text.trimEnd()).join(' | ');
  };
  const reasonOf = (program: string) => complete(interpret(`import numpy as np\n${program}`)).unknown[0]?.reason;

  for (const [what, program, expected] of [
    [
      'a long inner product depends on the processor',
      'x = np.linspace(0.1, 1, 40, dtype=np.float32)\nprint(x @ x)',
      '≈14.938461',
    ],
    ['and is certain at eight digits', 'x = np.linspace(0.1, 1, 40)\nprint(np.array([x @ x]))', '[14.93846154]'],
    [
      'and is marked where kernels that were not compared may differ',
      'x = np.linspace(0.1, 1, 40)\nprint(x @ x)',
      '≈14.93846153846154',
    ],
    ['whole numbers are exact in any order', 'print(np.ones(40) @ np.arange(40.0))', '780.0'],
    ['exp and log are exact', 'print(np.exp(0.5), np.log(3.0))', '1.6487212707001282 1.0986122886681098'],
  ] as const) {
    it(what, () => assert.equal(lineOf(program), expected));
  }

  for (const [what, program, reason] of [
    ['random numbers without a seed', 'print(np.random.rand(3))', /without a seed/],
    ['the contents of np.empty', 'print(np.empty(3))', /undefined|not known/],
    [
      'a comparison that rounding decides',
      'x = np.linspace(0.1, 1, 40)\nprint(np.einsum("i,i->", x, x) == 14.93846153846154)',
      /digits that differ/,
    ],
  ] as const) {
    it(`declines ${what}`, () => assert.match(reasonOf(program) ?? '', reason));
  }
});
