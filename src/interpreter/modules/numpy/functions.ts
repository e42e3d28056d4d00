import { roundHalfEven } from '../../../numeric/rounding';
import { cast } from '../../../tensor/cast';
import { scalar } from '../../../tensor/create';
import type { Dtype } from '../../../tensor/dtype';
import { binary, where as choose, kernelOf, unary } from '../../../tensor/elementwise';
import { inOrderOf } from '../../../tensor/memoryOrder';
import { floatResult } from '../../../tensor/promotion/numpy';
import { isFloat, isInteger } from '../../../tensor/rounding';
import { broadcastShapes } from '../../../tensor/shape';
import { Tensor } from '../../../tensor/tensor';
import { copy, errorsOf, reshape, toArray } from '../../../tensor/view';
import { PythonList } from '../../objects/list';
import { PythonTuple } from '../../objects/tuple';

import { type Machine, PythonObject, Unknown, type Value } from '../../values';
import { decline } from '../declined';
import { algebra } from './algebra';
import { NumpyArray, pythonNumber, toNestedList, wrap } from './array';
import { closenessRows } from './closeness';
import { floatOf, integerOf, type Operand, tensorOf } from './convert';
import { dot, inner, multiplyMatrices, outer } from './matrix';
import { applyBinary, promotedDtype, shapeText } from './operations';
import { places } from './places';
import { invert } from './slots';
import { array, dtypeArgument, finishInto, type Implementation, operand, type Row } from './table';
import { textArray } from './texts';
import { unaryTail } from './ufuncs';
import { applyUnary } from './unary';

const where: Implementation = (bound, machine) => {
  const condition = array(bound, 'condition', machine);
  if (!bound.given('x')) return places(condition, machine);
  const [x, y] = [bound.get('x'), bound.get('y')];
  if (typeof x === 'string' && typeof y === 'string') return textArray(condition, x, y);
  const [a, b] = [operand(bound, 'x', machine), operand(bound, 'y', machine)];
  if (broadcastShapes(condition.shape, a.tensor.shape, b.tensor.shape) === undefined) {
    const shapes = [condition, a.tensor, b.tensor].map(({ shape }) => shapeText(shape)).join(' ');
    machine.raise('ValueError', `operands could not be broadcast together with shapes ${shapes} `);
  }
  const chosen = choose(condition, a.tensor, b.tensor, promotedDtype([a, b]));
  const result = inOrderOf(chosen, [condition, a.tensor, b.tensor]);
  machine.charge(result.size);
  return new NumpyArray(result);
};

const clip: Implementation = (bound, machine, name) => {
  let result: Operand = operand(bound, 'a', machine);
  const [low, high] = [bound.get('a_min') ?? bound.get('min'), bound.get('a_max') ?? bound.get('max')];
  for (const [limit, ufunc] of [
    [low, '_atLeast'],
    [high, '_atMost'],
  ] as const) {
    if (limit !== null) result = { tensor: applyBinary(ufunc, result, operandFrom(limit, machine), machine) };
  }
  return finishInto(result.tensor, bound, name, machine);
};

const operandFrom = (value: Value, machine: Machine): Operand => {
  if (typeof value === 'bigint') return { tensor: tensorOf(value, machine), weak: 'int', integer: value };
  if (typeof value === 'number') return { tensor: tensorOf(value, machine), weak: 'float' };
  return { tensor: tensorOf(value, machine) };
};

/** `np.round`: scaled by a power of ten, rounded half to even, scaled back. */
export function roundTo(t: Tensor, decimals: number): Tensor {
  if (isInteger(t.dtype) && decimals >= 0) return copy(t);
  const dtype: Dtype = t.dtype === 'bool' ? 'float16' : t.dtype;
  const factor = scalar(10 ** Math.abs(decimals), isFloat(dtype) ? dtype : 'float64');
  const input = cast(t, dtype);
  if (decimals === 0) return unary(input, dtype, kernelOf(dtype, roundHalfEven));
  const scaled = binary(input, factor, dtype, decimals > 0 ? (x, y) => x * y : (x, y) => x / y);
  const whole = unary(scaled, dtype, kernelOf(dtype, roundHalfEven));
  return binary(whole, factor, dtype, decimals > 0 ? (x, y) => x / y : (x, y) => x * y);
}

/** `np.select`: the first choice whose condition holds. */
const selectChoices: Implementation = (bound, machine) => {
  const [conditions, choices] = [bound.get('condlist'), bound.get('choicelist')].map((value) =>
    value instanceof PythonList || value instanceof PythonTuple
      ? [...value.items]
      : decline('these conditions are not evaluated'),
  ) as [Value[], Value[]];
  const operands = [...choices, bound.get('default')].map((value) => operandFrom(value, machine));
  const dtype = promotedDtype(operands);
  let result = operands.at(-1)?.tensor ?? decline('no default');
  for (let i = conditions.length - 1; i >= 0; i--) {
    result = choose(tensorOf(conditions[i] ?? null, machine), operands[i]?.tensor ?? result, result, dtype);
  }
  return new NumpyArray(result);
};

/** `.item()`, with a place for arrays of more than one element. */
const item: Implementation = (bound, machine) => {
  const t = array(bound, 'a', machine);
  const values = toArray(t);
  if (bound.rest.length === 0 && values.length !== 1) {
    machine.raise('ValueError', 'can only convert an array of size 1 to a Python scalar');
  }
  const steps = bound.rest.map((value) => integerOf(value));
  const place =
    steps.length === 1 ? (steps[0] ?? 0) : steps.reduce((at, index, axis) => at * (t.shape[axis] ?? 1) + index, 0);
  const list = toNestedList(t);
  if (list instanceof Unknown) return list;
  const at = place < 0 ? place + values.length : place;
  return pythonNumber(values[at] ?? 0, errorsOf(t)?.[at] ?? 0, t.dtype);
};

/** `np.nan_to_num`. */
const nanToNum: Implementation = (bound, machine) => {
  const t = array(bound, 'a', machine);
  if (errorsOf(t)?.includes(Number.POSITIVE_INFINITY)) decline('numbers without a bound');
  const largest = t.dtype === 'float32' ? 3.4028234663852886e38 : t.dtype === 'float16' ? 65504 : Number.MAX_VALUE;
  const value = (name: string, other: number) => (bound.get(name) === null ? other : floatOf(bound.get(name), machine));
  const [nan, high, low] = [value('nan', 0), value('posinf', largest), value('neginf', -largest)];
  const values = toArray(t).map((x) =>
    Number.isNaN(x) ? nan : x === Number.POSITIVE_INFINITY ? high : x === Number.NEGATIVE_INFINITY ? low : x,
  );
  return wrap(Tensor.of(t.dtype, [...t.shape], values, errorsOf(t)?.slice()), machine);
};

/** `np.sinc`: sin(πx) / (πx), with a small number for 0 as NumPy takes it. */
const cardinalSine: Implementation = (bound, machine) => {
  const { multiply, divide } = algebra(machine);
  const t = cast(array(bound, 'x', machine), 'float64');
  const y = multiply(
    unary(
      t,
      'float64',
      kernelOf('float64', (x) => (x === 0 ? 1e-20 : x)),
    ),
    Math.PI,
  );
  return wrap(divide(applyUnary('sin', { tensor: y }, machine), y), machine);
};

export const functionRows: readonly Row[] = [
  ['N:sinc', '(x)', cardinalSine],
  ['N:real', '(val)', (bound) => bound.get('val')],
  [
    'N:divmod',
    `(x1, x2, ${unaryTail})`,
    (bound, machine) => {
      const [a, b] = [operand(bound, 'x1', machine), operand(bound, 'x2', machine)];
      return new PythonTuple(
        ['floor_divide', 'remainder'].map((name) => wrap(applyBinary(name, a, b, machine), machine)),
      );
    },
  ],
  [
    'N:modf',
    `(x, ${unaryTail})`,
    (bound, machine) => {
      const t = array(bound, 'x', machine);
      const dtype = floatResult(t.dtype);
      const x = cast(t, dtype);
      const sign = (p: number, part: number) => (part === 0 && (p < 0 || Object.is(p, -0)) ? -0 : part);
      return new PythonTuple(
        [(p: number) => (Number.isFinite(p) ? p - Math.trunc(p) : 0), Math.trunc].map((f) =>
          wrap(
            unary(
              x,
              dtype,
              kernelOf(dtype, (p) => sign(p, f(p))),
            ),
            machine,
          ),
        ),
      );
    },
  ],
  [
    'M:view',
    '(a, dtype=None, type=None)',
    (bound, machine) => {
      const self = bound.get('a');
      const { tensor } = self instanceof NumpyArray ? self : decline('a view of a scalar is not evaluated');
      const dtype = dtypeArgument(bound, machine);
      if (dtype === undefined || dtype === tensor.dtype) return new NumpyArray(reshape(tensor, tensor.shape));
      if (self instanceof NumpyArray)
        self.distrusted = new Unknown('the same memory as another dtype is not evaluated');
      return decline('the same memory as another dtype is not evaluated');
    },
  ],
  ['N:nan_to_num', '(a, copy=True, nan=None, posinf=None, neginf=None)', nanToNum],
  [
    'N:invert',
    `(x, ${unaryTail})`,
    (bound, machine, name) => finishInto(invert(array(bound, 'x', machine), machine), bound, name, machine),
  ],
  ['N:where', '(condition, x=None, y=None, /)', where],
  ['NM:clip', '(a, a_min=None, a_max=None, out=None, *, min=None, max=None, dtype=None)', clip],
  [
    'NM:round',
    '(a, decimals=0, out=None)',
    (bound, machine, name) =>
      finishInto(roundTo(array(bound, 'a', machine), integerOf(bound.get('decimals'))), bound, name, machine),
  ],
  ['N:select', '(condlist, choicelist, default=0)', selectChoices],
  ...closenessRows,
  ['M:item', '(a, *place)', item],
  ['M:tolist', '(a)', (bound, machine) => toNestedList(array(bound, 'a', machine))],
  ['N:nonzero M:nonzero', '(a)', (bound, machine) => places(array(bound, 'a', machine), machine)],
  [
    'N:matmul',
    `(x1, x2, ${unaryTail})`,
    (bound, machine, name) =>
      finishInto(
        multiplyMatrices(operand(bound, 'x1', machine), operand(bound, 'x2', machine), machine),
        bound,
        name,
        machine,
      ),
  ],
  [
    'NM:dot',
    '(a, b, out=None)',
    (bound, machine, name) =>
      finishInto(dot(operand(bound, 'a', machine), operand(bound, 'b', machine), machine), bound, name, machine),
  ],
  [
    'N:vdot N:inner',
    '(a, b)',
    (bound, machine) => wrap(inner(operand(bound, 'a', machine), operand(bound, 'b', machine), machine), machine),
  ],
  [
    'N:outer',
    '(a, b, out=None)',
    (bound, machine, name) =>
      finishInto(outer(operand(bound, 'a', machine), operand(bound, 'b', machine), machine), bound, name, machine),
  ],
  ['N:shape', '(a)', (bound, machine) => new PythonTuple(array(bound, 'a', machine).shape.map(BigInt))],
  ['N:ndim', '(a)', (bound, machine) => BigInt(array(bound, 'a', machine).shape.length)],
  ['N:size', '(a)', (bound, machine) => BigInt(array(bound, 'a', machine).size)],
  [
    'N:isscalar',
    '(element)',
    (bound) => {
      const value = bound.get('element');
      return !(value instanceof PythonObject)
        ? value !== null
        : value.tensor !== undefined && !(value instanceof NumpyArray);
    },
  ],
];
