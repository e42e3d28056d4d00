import assert from 'node:assert/strict';
import { complete, interpret } from '../../src/interpreter';

/** Program after `import lib`, where `lib` is not known, and what is printed for certain. */
const cases: readonly (readonly [name: string, program: string, printed: string])[] = [
  ['raise in a branch', 'print(1)\nif lib.x: raise ValueError\nprint(2)', '1\n'],
  ['raise in a function', 'def f():\n  if lib.x: raise ValueError\n  print(1)\nprint(0)\nf()\nprint(2)', '0\n'],
  ['raise of something unknown', 'print(1)\nraise lib.E()\nprint(2)', '1\n'],
  ['assert', 'print(1)\nassert lib.x\nprint(2)', '1\n'],
  ['sys.exit', 'import sys\nprint(1)\nif lib.x: sys.exit()\nprint(2)', '1\n'],
  ['exit in an expression', 'print(1)\nlib.x or exit()\nprint(2)', '1\n'],
  ['a function that always raises', 'def fail(): raise ValueError\nprint(1)\nif lib.x: fail()\nprint(2)', '1\n'],
  [
    'caught: what follows is certain, what the body did is not',
    'x = y = 1\ntry:\n  y = 2\n  if lib.x: raise ValueError\n  x = 2\n  print(x)\nexcept ValueError: print("caught")\nprint(x)\nprint(3)',
    '3\n',
  ],
  ['caught by a base class', 'try:\n  if lib.x: raise KeyError\nexcept LookupError: pass\nprint(1)', '1\n'],
  ['not caught by another class', 'try:\n  if lib.x: raise KeyError\nexcept ValueError: pass\nprint(1)', ''],
  ['Exception lets sys.exit pass', 'try:\n  if lib.x: exit()\nexcept Exception: pass\nprint(1)', ''],
  ['raised again', 'try:\n  if lib.x: raise KeyError\nexcept KeyError: raise\nprint(1)', ''],
  ['caught where it is skipped', 'if lib.x:\n  try: raise KeyError\n  except KeyError: pass\nprint(1)', '1\n'],
  ['followed by a certain exception', 'if lib.x: raise KeyError\nraise ValueError', ''],
  [
    'either of two exceptions',
    'try:\n  if lib.x: raise KeyError\n  raise ValueError\nexcept KeyError: print(1)\nexcept ValueError: print(2)\nprint(3)',
    '3\n',
  ],
  ['an unknown call is taken not to raise', 'lib.f()\nprint(1)', '1\n'],
  ['with handlers that end the program', 'try: lib.f()\nexcept Exception: exit(1)\nprint(1)', '1\n'],
  [
    'yield in a branch',
    'def g():\n  yield 1\n  if lib.x: yield 2\n  yield 3\nprint(list(g()))\nprint(next(g()))',
    '1\n',
  ],
  ['unknown items of a generator', 'def g():\n  if lib.x: yield 2\nfor i in g(): print(i)\nprint(next(g(), 5))', ''],
];

describe('what follows something that may have raised', () => {
  for (const [name, program, printed] of cases) {
    it(name, () => {
      const { output, raised, exited, unknown } = complete(interpret(`import lib\n${program}`));
      assert.equal(raised ?? exited, undefined);
      assert.equal(output.map(({ text }) => text).join(''), printed);
      assert.ok(unknown.length > 1, 'says what it left out');
    });
  }
});
