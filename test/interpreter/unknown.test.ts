import assert from 'node:assert/strict';
import { complete, interpret } from '../../src/interpreter';

/** Program, what is printed for certain, and the lines with something unknown. `lib` is a module that is not known. */
const cases: readonly (readonly [name: string, program: string, printed: string, lines: readonly number[]])[] = [
  ['a line with an unknown value is left out', 'import lib\nprint(1)\nprint(lib.x)\nprint(2)', '1\n2\n', [1, 3]],
  [
    'assigned in a branch on something unknown',
    'import lib\ny = 1\nif lib.x: y = 2\nprint(y)\nprint(3)',
    '3\n',
    [1, 3, 4],
  ],
  ['both branches', 'import lib\nif lib.x: a = 1\nelse: b = 2\nprint(a)\nprint(b)', '', [1, 2, 4, 5]],
  [
    'a list changed in such a branch',
    'import lib\nl = [1]\nif lib.x: l.append(2)\nprint(l)\nprint(0)',
    '0\n',
    [1, 3, 4],
  ],
  ['an alias of that list', 'import lib\nl = [1]\nm = [l]\nif lib.x: l.append(2)\nprint(m)', '', [1, 4, 5]],
  ['a list given to something unknown', 'import lib\nl = [1]\nlib.f(l)\nprint(l)', '', [1, 3, 4]],
  ['inside what is given', 'import lib\nl = [1]\nlib.f({"k": l})\nprint(l)', '', [1, 3, 4]],
  ['a number given to it stays', 'import lib\nn = 1\nlib.f(n)\nprint(n)', '1\n', [1, 3]],
  [
    'a function called in the branch',
    'import lib\nn = 1\ndef f():\n  global n\n  n = 2\nif lib.x: f()\nprint(n)',
    '',
    [1, 6, 7],
  ],
  [
    'a function given to something unknown',
    'import lib\nl = []\ndef f(): l.append(1)\nlib.run(f)\nprint(l)',
    '',
    [1, 4, 5],
  ],
  [
    'return in the branch',
    'import lib\ndef f():\n  if lib.x: return 1\n  return 2\nprint(f())\nprint(0)',
    '0\n',
    [1, 3, 5],
  ],
  ['break in the branch', 'import lib\nfor i in range(3):\n  if lib.x: break\nprint(i)\nprint(0)', '0\n', [1, 3, 4]],
  ['a loop over something unknown', 'import lib\nt = 0\nfor i in lib.x: t += 1\nprint(t)', '', [1, 3, 4]],
  ['while', 'import lib\nt = 0\nwhile lib.x: t += 1\nprint(t)', '', [1, 3, 4]],
  ['a condition of a comprehension', 'import lib\nprint([i for i in range(2) if lib.x])\nprint(0)', '0\n', [1, 2]],
  [
    'unknown items do not spoil the others',
    'import lib\nl = [1, lib.x]\nprint(l[0], len(l))\nprint(l)',
    '1 2\n',
    [1, 4],
  ],
  ['a name that a star import may have bound', 'from lib import *\nprint(f(1))\nprint(0)', '0\n', [1, 2]],
  [
    'a name that a star import of a library bound, where it is not evaluated',
    'from torch.nn.functional import *\nprint(grid_sample)\nprint(0)',
    '0\n',
    [2],
  ],
  ['an unknown key spoils the dict', 'import lib\nd = {}\nd[lib.x] = 1\nprint(d)', '', [1, 4]],
  [
    'optional import',
    'try:\n  import lib\n  has = True\nexcept ImportError:\n  has = False\nprint(has)',
    '',
    [2, 3, 6],
  ],
  [
    'in a try that may have raised',
    'import lib\nx = 1\ntry: lib.f()\nexcept Exception: x = 2\nprint(x)',
    '',
    [1, 3, 5],
  ],
  ['with', 'import lib\nx = 1\nwith lib.f() as y: x = 2\nprint(x)', '', [1, 3, 4]],
  ['match', 'import lib\nmatch lib.x:\n  case 1: y = 1\n  case _: y = 2\nprint(y)', '', [1, 2, 5]],
  [
    'and, or, conditional',
    'import lib\nprint(lib.x and 1)\nprint(1 if lib.x else 2)\nprint(0 and lib.x)',
    '0\n',
    [1, 2, 3],
  ],
  ['the clock is unknown but harmless', 'import time\nt = time.time()\nprint(1)', '1\n', []],
  [
    'unseeded random numbers',
    'import random\nx = random.random()\nprint(x)\nrandom.seed(0)\nprint(random.randint(1, 10))',
    '7\n',
    [3],
  ],
];

describe('what cannot be known', () => {
  for (const [name, program, printed, lines] of cases) {
    it(name, () => {
      const { output, unknown, raised } = complete(interpret(program));
      assert.equal(raised, undefined);
      assert.equal(output.map(({ text }) => text).join(''), printed);
      assert.deepEqual(
        [...new Set(unknown.map(({ line }) => line))].sort((a, b) => a - b),
        lines,
      );
    });
  }
});

describe('syntax errors', () => {
  const program = 'print(1)\nx = = 2\nprint(2)';
  it('end a run before it starts', () => {
    const { output, raised } = complete(interpret(program));
    assert.deepEqual(output, []);
    assert.deepEqual(raised, { line: 2, message: 'SyntaxError: invalid syntax' });
  });
  it('hide only their statement where tolerated', () => {
    const { output, unknown } = complete(interpret(program, { tolerant: true }));
    assert.equal(output.map(({ text }) => text).join(''), '1\n2\n');
    assert.deepEqual(unknown, [{ line: 2, reason: 'SyntaxError: invalid syntax' }]);
  });
  for (const [statement, name] of [
    ['x = = 2', 'x'],
    ['a, x = = 2', 'x'],
    ['x += = 2', 'x'],
    ['x: int = = 2', 'x'],
    ['def x(:\n  pass', 'x'],
    ['import lib as x as', 'x'],
    ['import x, y as', 'x'],
    ['for i, x in in y:\n  pass', 'x'],
    ['print(x := = 2)', 'x'],
  ] as const) {
    it(`leave what they bind unknown: ${statement}`, () => {
      const { output, raised } = complete(
        interpret(`x = 1\n${statement}\nprint(${name})\nprint(3)`, { tolerant: true }),
      );
      assert.equal(raised, undefined);
      assert.equal(output.map(({ text }) => text).join(''), '3\n');
    });
  }
  it('leave what they only use as it is', () => {
    const { output } = complete(interpret('x = 1\nprint(x, end=x\nprint(x)', { tolerant: true }));
    assert.equal(output.map(({ text }) => text).join(''), '1\n');
  });
});

describe('observed expressions', () => {
  it('give their last value and count', () => {
    const program = 'def f(x): return (x * 2)\nfor i in range(3): y = f(i)';
    const at = (text: string): string => `${program.indexOf(text)}:${program.indexOf(text) + text.length}`;
    const { observations } = complete(
      interpret(program, { observe: new Set([at('f(i)'), at('(x * 2)'), at('nothing')]) }),
    );
    const expected = { value: { text: '4', approximate: false }, isTensor: false, count: 3 };
    assert.deepEqual(
      observations,
      new Map([
        [at('(x * 2)'), expected],
        [at('f(i)'), expected],
      ]),
    );
  });
});

describe('a run that is ended early', () => {
  it('leaves no doubt behind on what all runs share', () => {
    const uses = 'import lib, sys\nlib.f(sys.stdout)\nsys.stdout.write("a")\n';
    const printed = (program: string): string[] => complete(interpret(program)).output.map(({ text }) => text);
    assert.deepEqual(printed(uses), [], 'lib.f may have changed sys.stdout');
    const abandoned: Generator<void, unknown> = interpret(`${uses}while True: pass`);
    abandoned.next();
    abandoned.return(undefined);
    assert.deepEqual(printed('import sys\nsys.stdout.write("a")'), ['a']);
  });
});
