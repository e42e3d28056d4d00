import assert from 'node:assert/strict';
import { complete, interpret } from '../../src/interpreter';

/** x is 677.3057 to within about 0.001: a sum that frameworks add in different orders on different processors. */
const setting = 'import torch\nx = torch.linspace(0.1, 0.9, 400).reshape(2, 200).exp().sum().item()\n';

/** Certain in spite of the error: no digit of it can differ. */
const certain: readonly (readonly [expression: string, printed: string])[] = [
  ['round(x)', '677'],
  ['int(x)', '677'],
  ['x > 2', 'True'],
  ['x < 2.6', 'False'],
  ['x == 5', 'False'],
  ['x != 5', 'True'],
  ['x in [1, 2]', 'False'],
  ['bool(x)', 'True'],
  ['not x', 'False'],
  ['x is None', 'False'],
  ['isinstance(x, float)', 'True'],
  ['min(x, 9)', '9'],
  ['f"{x:.1f}"', '677.3'],
  ['"{:.1f}".format(x)', '677.3'],
  ['"%.1f" % x', '677.3'],
  ['",".join([f"{x:.0f}", "a"])', '677,a'],
];

/** Shown with the doubt. */
const approximate: readonly string[] = [
  'x',
  '-x',
  'abs(x)',
  'float(x)',
  'x * 2',
  '1 / x',
  'x ** 2',
  'round(x, 2)',
  'max(x, 1)',
  'sum([x, 1])',
  '[x]',
  'sorted([x, 1, 2000])',
  'x or 1',
  'f"{x}"',
  'f"{x:>30}"',
  '"%.3f" % x',
  'str(x) + "a"',
  '",".join(["a", f"{x:.9f}"])',
];

/** Not known at all. */
const unknown: readonly string[] = [
  'x == x + 0.0001',
  'int(x * 1e20)',
  'x % 1e-5',
  'len(str(x))',
  'str(x)[-1]',
  'str(x) == "677"',
  '{x: 1}',
  'hash(x)',
  '[0, 1][int(x * 1e20) % 2]',
];

const run = (expression: string) => complete(interpret(`${setting}print(${expression})`));

describe('numbers known to within an error', () => {
  for (const [expression, printed] of certain) {
    it(`${expression} is certain`, () => {
      assert.deepEqual(run(expression).output, [{ text: `${printed}\n`, approximate: false, line: 3 }]);
    });
  }
  for (const expression of approximate) {
    it(`${expression} is approximate`, () => {
      assert.deepEqual(
        run(expression).output.map((one) => one.approximate),
        [true],
      );
    });
  }
  for (const expression of unknown) {
    it(`${expression} is unknown`, () => {
      const { output, unknown: left, raised } = run(expression);
      assert.equal(raised, undefined);
      assert.deepEqual(output, []);
      assert.deepEqual(
        left.map(({ line }) => line),
        [3],
      );
    });
  }
  it('as an index raises what a float raises', () => {
    const message = 'TypeError: list indices must be integers or slices, not float';
    assert.deepEqual(run('[0, 1][x]').raised, { line: 3, message });
  });
});

/** i is 0 or 1: the greater of two sums that cannot be told apart. */
const index = `import torch
rows = torch.linspace(0.1, 0.9, 400).reshape(2, 200)
sums = (rows @ rows.T).exp().sum(1)
i = torch.argmax(torch.stack([sums[0], sums[0] * 1.0000001]))
names = ["a", "b"]
`;

describe('an integer that is not known', () => {
  for (const statement of [
    'print(names[i])',
    'print(names[:i])',
    'print("ab"[i])',
    'print(range(3)[i])',
    'print(list(range(i)))',
    'print(chr(i))',
    'print({0: 1}[i.item()])',
    'names[i] = "c"; print(names)',
    'del names[i]; print(names)',
    'names.insert(i, "c"); print(names)',
    'print(names.pop(i))',
  ]) {
    it(`gives no error and no value: ${statement}`, () => {
      const { output, raised } = complete(interpret(index + statement));
      assert.equal(raised, undefined);
      assert.deepEqual(output, []);
    });
  }
});
