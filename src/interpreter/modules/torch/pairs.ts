import { cast, compute } from '../../../tensor/autograd/arithmetic';
import { addcdiv, addcmul, lerp } from '../../../tensor/autograd/fused';
import { constant } from '../../../tensor/autograd/tape';
import { compare, kernelOf, unary } from '../../../tensor/elementwise';
import { isFloat } from '../../../tensor/rounding';
import type { Bound } from '../../signature';
import type { Machine, Result } from '../../values';
import { decline } from '../declined';
import { checkBroadcast } from './broadcasting';
import { floatDtype, type Operand, operandOf, promoted, real, tensorArgument } from './convert';
import type { Row } from './table';
import { TorchTensor, variableOf, wrap } from './tensor';

function operands(bound: Bound, names: readonly [string, string], machine: Machine): readonly [Operand, Operand] {
  const [a, b] = [operandOf(bound.get(names[0]), machine), operandOf(bound.get(names[1]), machine)];
  if (a === undefined || b === undefined)
    return decline('an operation on something else than tensors is not evaluated');
  if (a.variable.node || b.variable.node) return decline('the gradient of such an operation is not evaluated');
  checkBroadcast(a.variable, b.variable, machine);
  return [a, b];
}

interface Options {
  /** Integers become the default float dtype first. */
  readonly isFloat?: boolean;
  /** Units in the last place that torch's kernel may stray. */
  readonly ulps?: number;
}

/** A function of two numbers, elementwise, without gradient. */
const pair = (places: string, f: (x: number, y: number) => number, options: Options = {}): Row => [
  places,
  '(input, other)',
  (bound, machine) => {
    const [a, b] = operands(bound, ['input', 'other'], machine);
    const common = promoted([a, b]);
    const dtype = options.isFloat ? floatDtype(common, machine) : common;
    const at = (operand: Operand) => cast(operand.variable, dtype).tensor;
    return wrap(constant(compute(at(a), at(b), dtype, f, options.ulps ?? 0)));
  },
];

/** A function of one number, elementwise, without gradient. */
const single = (places: string, f: (x: number) => number, options: Options = {}): Row => [
  places,
  '(input)',
  (bound, machine, name) => {
    const x = variableOf(tensorArgument(bound.get('input'), name, 'input', 1, machine), machine);
    if (x.node) return decline(`the gradient of ${name} is not evaluated`);
    const dtype = options.isFloat ? floatDtype(x.tensor.dtype, machine) : x.tensor.dtype;
    return wrap(constant(unary(cast(x, dtype).tensor, dtype, kernelOf(dtype, f, options.ulps ?? 0))));
  },
];

const test = (places: string, f: (x: number) => boolean): Row => [
  places,
  '(input)',
  (bound, machine, name) => {
    const { tensor } = tensorArgument(bound.get('input'), name, 'input', 1, machine);
    return new TorchTensor(compare(tensor, tensor, f));
  },
];

const gcd = (a: number, b: number): number => {
  let [x, y] = [Math.abs(a), Math.abs(b)];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
};

const logAddExp = (base: number) => (x: number, y: number) => {
  const most = Math.max(x, y);
  if (!Number.isFinite(most)) return x === y ? x : most;
  const rest = Math.log1p(base ** -Math.abs(x - y)) / Math.log(base);
  return most + rest;
};

/** `nan_to_num`: finite numbers instead of NaN and the infinities. */
function nanToNumber(bound: Bound, machine: Machine, name: string): Result {
  const x = variableOf(tensorArgument(bound.get('input'), name, 'input', 1, machine), machine);
  if (x.node) return decline('the gradient of nan_to_num is not evaluated');
  const { dtype } = x.tensor;
  if (!isFloat(dtype)) return wrap(x);
  const largest: Readonly<Record<string, number>> = {
    float64: Number.MAX_VALUE,
    float32: 3.4028234663852886e38,
    float16: 65504,
    bfloat16: 3.3895313892515355e38,
  };
  const limit = largest[dtype] ?? Number.MAX_VALUE;
  const given = (key: string, otherwise: number): number =>
    bound.get(key) === null ? otherwise : real(bound.get(key), key, machine);
  const [nan, high, low] = [given('nan', 0), given('posinf', limit), given('neginf', -limit)];
  const replace = (value: number): number =>
    Number.isNaN(value)
      ? nan
      : value === Number.POSITIVE_INFINITY
        ? high
        : value === Number.NEGATIVE_INFINITY
          ? low
          : value;
  return wrap(constant(unary(x.tensor, dtype, kernelOf(dtype, replace))));
}

const weighted = (name: 'addcmul' | 'addcdiv', combine: typeof addcmul): Row => [
  `TMI:${name}`,
  '(input, tensor1, tensor2, *, value=1)',
  (bound, machine) => {
    const [x, a, b] = ['input', 'tensor1', 'tensor2'].map((key) => operandOf(bound.get(key), machine));
    if (x === undefined || a === undefined || b === undefined)
      return decline(`${name} of something else than tensors is not evaluated`);
    const dtype = promoted([x, a, b]);
    if (!isFloat(dtype)) return decline(`${name} of integers is not evaluated`);
    checkBroadcast(a.variable, b.variable, machine);
    const at = (operand: Operand) => cast(operand.variable, dtype);
    return wrap(combine(at(x), at(a), at(b), real(bound.get('value'), 'value', machine), dtype));
  },
];

/** Functions of two and three tensors, and tests and replacements of single elements. */
export const pairRows: readonly Row[] = [
  pair('TM:fmax', (x, y) => (Number.isNaN(x) ? y : Number.isNaN(y) ? x : Math.max(x, y))),
  pair('TM:fmin', (x, y) => (Number.isNaN(x) ? y : Number.isNaN(y) ? x : Math.min(x, y))),
  pair('TM:copysign', (x, y) => (y < 0 || Object.is(y, -0) ? -Math.abs(x) : Math.abs(x)), { isFloat: true }),
  pair('TM:hypot', Math.hypot, { isFloat: true, ulps: 1 }),
  pair('TM:atan2 TM:arctan2', Math.atan2, { isFloat: true, ulps: 1 }),
  pair('TMI:fmod', (x, y) => x % y),
  pair('TM:xlogy S:xlogy', (x, y) => (x === 0 && !Number.isNaN(y) ? 0 : x * Math.log(y)), { isFloat: true, ulps: 2 }),
  pair('TM:logaddexp', logAddExp(Math.E), { isFloat: true, ulps: 2 }),
  pair('TM:logaddexp2', logAddExp(2), { isFloat: true, ulps: 2 }),
  pair('TM:gcd', gcd),
  pair('TM:lcm', (x, y) => (x === 0 || y === 0 ? 0 : Math.abs(x * y) / gcd(x, y))),
  [
    'TM:heaviside',
    '(input, values)',
    (bound, machine) => {
      const [a, b] = operands(bound, ['input', 'values'], machine);
      if (a.dtype !== b.dtype)
        return machine.raise('RuntimeError', 'heaviside is not yet implemented for tensors with different dtypes.');
      const step = (x: number, y: number): number => (x === 0 ? y : x < 0 || Number.isNaN(x) ? 0 : 1);
      return wrap(constant(compute(a.variable.tensor, b.variable.tensor, a.dtype, step)));
    },
  ],
  single('TM:sgn', (x) => (Number.isNaN(x) ? 0 : Math.sign(x) + 0)),
  single('TM:deg2rad', (x) => x * (Math.PI / 180), { isFloat: true, ulps: 2 }),
  single('TM:rad2deg', (x) => x * (180 / Math.PI), { isFloat: true, ulps: 2 }),
  test('TM:signbit', (x) => x < 0 || Object.is(x, -0)),
  test('TM:isposinf', (x) => x === Number.POSITIVE_INFINITY),
  test('TM:isneginf', (x) => x === Number.NEGATIVE_INFINITY),
  test('TM:isreal', () => true),
  ['TMI:nan_to_num', '(input, nan=None, posinf=None, neginf=None)', nanToNumber],
  weighted('addcmul', addcmul),
  weighted('addcdiv', addcdiv),
  [
    'TMI:lerp',
    '(input, end, weight)',
    (bound, machine, name) => {
      const a = variableOf(tensorArgument(bound.get('input'), name, 'input', 1, machine), machine);
      const b = variableOf(tensorArgument(bound.get('end'), name, 'end', 2, machine), machine);
      checkBroadcast(a, b, machine);
      if (a.tensor.dtype !== b.tensor.dtype || !isFloat(a.tensor.dtype)) return decline('such a lerp is not evaluated');
      return wrap(lerp(a, b, real(bound.get('weight'), 'weight', machine)));
    },
  ],
  [
    'TM:logit S:logit',
    '(input, eps=None)',
    (bound, machine, name) => {
      const x = variableOf(tensorArgument(bound.get('input'), name, 'input', 1, machine), machine);
      if (x.node) return decline('the gradient of logit is not evaluated');
      const dtype = floatDtype(x.tensor.dtype, machine);
      const edge = bound.get('eps') === null ? undefined : real(bound.get('eps'), 'eps', machine);
      const f = (value: number): number => {
        const p = edge === undefined ? value : Math.min(Math.max(value, edge), 1 - edge);
        return Math.log(p / (1 - p));
      };
      return wrap(constant(unary(cast(x, dtype).tensor, dtype, kernelOf(dtype, f, 4))));
    },
  ],
];
