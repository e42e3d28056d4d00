import { cast } from '../../../tensor/cast';
import { binary } from '../../../tensor/elementwise';
import type { Tensor } from '../../../tensor/tensor';
import type { Bound } from '../../signature';
import { decline } from '../declined';
import { applyBinary, applyComparison, binaryFunctions, comparisons, logicals } from './operations';
import { array, dtypeArgument, finishInto, operand, type Row } from './table';
import { applyTest, applyUnary, tests, unaryFunctions } from './unary';

const notWhere = (bound: Bound, name: string): void => {
  if (bound.given('where') && bound.get('where') !== true) decline(`numpy.${name} with where= is not evaluated`);
};

/** What every ufunc takes besides its operands. */
export const unaryTail = '/, out=None, *, where=True, casting=None, order=None, dtype=None, subok=True';

const unaryRow = (name: string): Row => [
  `N:${name}`,
  `(x, ${unaryTail})`,
  (bound, machine) => {
    notWhere(bound, name);
    return finishInto(
      applyUnary(name, operand(bound, 'x', machine), machine, dtypeArgument(bound, machine)),
      bound,
      name,
      machine,
    );
  },
];

const binaryRow = (name: string): Row => [
  `N:${name}`,
  `(x1, x2, ${unaryTail})`,
  (bound, machine) => {
    notWhere(bound, name);
    const [a, b] = [operand(bound, 'x1', machine), operand(bound, 'x2', machine)];
    return finishInto(applyBinary(name, a, b, machine, dtypeArgument(bound, machine)), bound, name, machine);
  },
];

const comparisonRow = (name: string): Row => [
  `N:${name}`,
  `(x1, x2, ${unaryTail})`,
  (bound, machine) =>
    finishInto(
      applyComparison(name, operand(bound, 'x1', machine), operand(bound, 'x2', machine), machine),
      bound,
      name,
      machine,
    ),
];

const logicalRow = (name: string): Row => [
  `N:${name}`,
  `(x1, x2, ${unaryTail})`,
  (bound, machine) => {
    const truths = ['x1', 'x2'].map((key) => cast(array(bound, key, machine), 'bool'));
    return finishInto(
      binary(truths[0] as Tensor, truths[1] as Tensor, 'bool', logicals[name] ?? (() => 0)),
      bound,
      name,
      machine,
    );
  },
];

const testRow = (name: string): Row => [
  `N:${name}`,
  `(x, ${unaryTail})`,
  (bound, machine) => finishInto(applyTest(name, array(bound, 'x', machine)), bound, name, machine),
];

/** The ufuncs of the tables. */
export const ufuncRows: readonly Row[] = [
  ...Object.keys(unaryFunctions).map(unaryRow),
  ...Object.keys(binaryFunctions)
    .filter((name) => !name.startsWith('_'))
    .map(binaryRow),
  ...Object.keys(comparisons).map(comparisonRow),
  ...Object.keys(logicals).map(logicalRow),
  ...Object.keys(tests).map(testRow),
];
