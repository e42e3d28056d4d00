import { constant, record, type Variable } from '../../../tensor/autograd/tape';
import { scalar } from '../../../tensor/create';
import { binary as combine, compare } from '../../../tensor/elementwise';
import { mapRows } from '../../../tensor/reduce';
import { isFloat, rounder } from '../../../tensor/rounding';
import { add, divide, multiply, number, select } from '../../../tensor/tensorflow/arithmetic';
import { log, log1p } from '../../../tensor/tensorflow/elementary';
import { rearrange } from '../../../tensor/tensorflow/rearrange';
import { flip } from '../../../tensor/view';
import type { Bound } from '../../signature';
import type { Machine, Result } from '../../values';
import { decline } from '../declined';
import { axisArgument, convert, convertTogether, sequence } from './convert';
import { withoutGradient } from './decline';
import { logical } from './operators';
import { type Row, result } from './table';
import { checkOperands } from './typeErrors';

/** Arithmetic beyond the operators: safe divisions, sums of lists, running sums, polynomials. */

function addAll(bound: Bound, machine: Machine): Result {
  const items = sequence(bound.get('inputs')) ?? [bound.get('inputs')];
  const parts = convertTogether(items, machine);
  const [first] = parts;
  if (first === undefined)
    return machine.raise(
      'ValueError',
      'Inputs must be an iterable of at least one Tensor/IndexedSlices with the same dtype and shape.',
    );
  if (parts.some(({ tensor }) => tensor.shape.join() !== first.tensor.shape.join()))
    return decline('a sum of different shapes is not evaluated');
  machine.charge(parts.length * first.tensor.size);
  return result(
    parts.slice(1).reduce((total, part) => add(total, part), first),
    machine,
  );
}

type Two = (a: Variable, b: Variable) => Variable;

const isZero = (t: Variable['tensor']) => compare(t, scalar(0, t.dtype), (x, y) => x === y);

/** A formula that is 0 wherever the deciding operand is 0. */
const zeroWhere =
  (decides: 0 | 1, compute: Two): Two =>
  (a, b) =>
    select(isZero((decides === 0 ? a : b).tensor), number(0, a.tensor.dtype), compute(a, b));

/** Units in the last place by which the C library's result may differ. */
const libraryUlps = 2;

const angle: Two = (a, b) =>
  constant(
    combine(
      withoutGradient(a, 'atan2').tensor,
      withoutGradient(b, 'atan2').tensor,
      a.tensor.dtype,
      Math.atan2,
      libraryUlps,
    ),
  );

const pairs: Readonly<Record<string, readonly [operation: string, compute: Two]>> = {
  divide_no_nan: ['DivNoNan', zeroWhere(1, divide)],
  multiply_no_nan: ['MulNoNan', zeroWhere(1, multiply)],
  xlogy: ['Xlogy', zeroWhere(0, (a, b) => multiply(a, log(b)))],
  xlog1py: ['Xlog1py', zeroWhere(0, (a, b) => multiply(a, log1p(b)))],
  xdivy: ['Xdivy', zeroWhere(0, divide)],
  atan2: ['Atan2', angle],
};

const pair =
  (name: string, first = 'x', second = 'y') =>
  (bound: Bound, machine: Machine): Result => {
    const [operation, compute] = pairs[name] ?? decline(`${name} is not evaluated`);
    const [a, b] = convertTogether([bound.get(first), bound.get(second)], machine);
    if (a === undefined || b === undefined) return null;
    if (!isFloat(a.tensor.dtype)) return decline(`${name} of integers is not evaluated`);
    checkOperands(operation, a.tensor, b.tensor);
    if (name !== 'divide_no_nan' && (a.node ?? b.node)) return decline(`the gradient of ${name} is not evaluated`);
    return result(compute(a, b), machine);
  };

/** Running sum or product along an axis, one step after the other. */
const running =
  (start: 0 | 1) =>
  (bound: Bound, machine: Machine): Result => {
    const x = convert(bound.get('x'), machine);
    const what = start === 0 ? 'tf.cumsum' : 'tf.math.cumprod';
    if (x.tensor.dtype === 'bool') return decline(`${what} of booleans is not evaluated: TensorFlow raises`);
    const axis = axisArgument(bound.get('axis'), x.tensor.shape.length);
    const [exclusive, reversed] = [bound.get('exclusive') === true, bound.get('reverse') === true];
    machine.charge(x.tensor.size);
    return result(scan(start === 0 ? x : withoutGradient(x, what), axis, start, exclusive, reversed), machine);
  };

/** A running sum or product from either end; the gradient of a sum runs the other way. */
function scan(x: Variable, axis: number, start: 0 | 1, exclusive: boolean, reversed: boolean): Variable {
  const turn = (t: Variable): Variable => (reversed ? rearrange('ReverseV2', t, (p) => flip(p, [axis])) : t);
  const { tensor } = turn(run(turn(constant(x.tensor)), axis, start, exclusive));
  return record('Cumsum', tensor, [x], (g) => [scan(g, axis, start, exclusive, !reversed)]);
}

function run(x: Variable, axis: number, start: 0 | 1, exclusive: boolean): Variable {
  const { dtype } = x.tensor;
  const round = rounder(dtype);
  const rows = mapRows(x.tensor, axis, dtype, (row, errors) => {
    let total: number = start;
    let error = 0;
    const bounds = errors && new Float64Array(row.length);
    const values = row.map((value, i) => {
      const before = total;
      const errorBefore = error;
      total = round(start === 0 ? total + value : total * value);
      error = start === 0 ? error + (errors?.[i] ?? 0) : errors === undefined ? 0 : Number.POSITIVE_INFINITY;
      if (bounds) bounds[i] = exclusive ? errorBefore : error;
      return exclusive ? before : total;
    });
    return [values, bounds];
  });
  return constant(rows);
}

/** A polynomial by Horner's rule, the highest power first. */
function polynomial(bound: Bound, machine: Machine): Result {
  const coefficients = sequence(bound.get('coeffs')) ?? decline('coefficients that are no list are not evaluated');
  const x = convert(bound.get('x'), machine);
  const parts = coefficients.map((value) => convert(value, machine, x.tensor.dtype));
  const [first, ...rest] = parts;
  if (first === undefined) return result(number(0, x.tensor.dtype), machine);
  return result(
    rest.reduce((total, part) => add(part, multiply(total, x)), first),
    machine,
  );
}

/** Arithmetic of tf.math that has no operator. */
export const elementwiseRows: readonly Row[] = [
  ['add_n math.add_n', '(inputs, name=None)', addAll],
  ...['divide_no_nan', 'multiply_no_nan', 'xlogy', 'xlog1py', 'xdivy'].map(
    (name): Row => [`math.${name}`, '(x, y, name=None)', pair(name)],
  ),
  ['math.atan2 atan2', '(y, x, name=None)', pair('atan2', 'y', 'x')],
  ['cumsum math.cumsum', '(x, axis=0, exclusive=False, reverse=False, name=None)', running(0)],
  ['math.cumprod', '(x, axis=0, exclusive=False, reverse=False, name=None)', running(1)],
  ['math.polyval', '(coeffs, x, name=None)', polynomial],
  [
    'math.logical_xor',
    '(x, y, name="LogicalXor")',
    (bound, machine) => logical('^', bound.get('x'), bound.get('y'), machine),
  ],
  [
    'math.scalar_mul scalar_mul',
    '(scalar, x, name=None)',
    (bound, machine) => {
      const x = convert(bound.get('x'), machine);
      return result(multiply(convert(bound.get('scalar'), machine, x.tensor.dtype), x), machine);
    },
  ],
];
