import { cast } from '../../../tensor/cast';
import { binary, where as choose } from '../../../tensor/elementwise';
import type { Tensor } from '../../../tensor/tensor';
import type { Bound } from '../../signature';
import type { Machine, Value } from '../../values';
import { decline } from '../declined';
import { NumpyArray } from './array';
import { binaryFunctions } from './binary';
import { applyBinary, applyComparison, checkShapes, comparisons, logicals } from './operations';
import { array, dtypeArgument, finishInto, operand, type Row } from './table';
import { applyTest, applyUnary, tests, unaryFunctions } from './unary';

/** Hands over a result where `where=` holds; elsewhere `out=` stays as it is, and without it nothing is known. */
function finishWhere(result: Tensor, bound: Bound, name: string, machine: Machine): Value {
  if (!bound.given('where') || bound.get('where') === true) return finishInto(result, bound, name, machine);
  const out = bound.get('out');
  if (!(out instanceof NumpyArray)) return decline(`numpy.${name} with where= and without out= is not evaluated`);
  return finishInto(choose(array(bound, 'where', machine), result, out.tensor, result.dtype), bound, name, machine);
}

/** What every ufunc takes besides its operands. */
export const unaryTail = '/, out=None, *, where=True, casting=None, order=None, dtype=None, subok=True';

const unaryRow = (name: string): Row => [
  `N:${name}`,
  `(x, ${unaryTail})`,
  (bound, machine) => {
    return finishWhere(
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
    const [a, b] = [operand(bound, 'x1', machine), operand(bound, 'x2', machine)];
    return finishWhere(applyBinary(name, a, b, machine, dtypeArgument(bound, machine)), bound, name, machine);
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
    checkShapes(truths[0] as Tensor, truths[1] as Tensor, machine);
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

/** The names of all ufuncs. */
export const ufuncNames: readonly string[] = [
  ...[unaryFunctions, comparisons, logicals, tests].flatMap((table) => Object.keys(table)),
  ...Object.keys(binaryFunctions).filter((name) => !name.startsWith('_')),
  'invert',
  'matmul',
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
