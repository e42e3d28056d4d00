import { cast, divide, extremeOf, multiply, number, select } from '../../../tensor/autograd/arithmetic';
import { keepsIntegers, math, mathNames } from '../../../tensor/autograd/math';
import { squareRoot } from '../../../tensor/autograd/squareRoot';
import { zerosLike } from '../../../tensor/autograd/structure';
import { constant, record, type Variable } from '../../../tensor/autograd/tape';
import { compare } from '../../../tensor/elementwise';
import { nonzero } from '../../../tensor/index';
import { isFloat } from '../../../tensor/rounding';
import { errorsOf } from '../../../tensor/view';
import { PythonTuple } from '../../objects/tuple';
import type { Bound } from '../../signature';
import type { Machine, Result, Value } from '../../values';
import { decline } from '../declined';
import { checkNegatable } from './arithmetic';
import { checkBroadcast } from './broadcasting';
import { floatDtype, operandOf, promoted, real, tensorArgument } from './convert';
import { scalarTypeName } from './inPlace';
import { kernels } from './kernels';
import { checkOverflow } from './overflow';
import type { Row } from './table';
import { TorchTensor, variableOf, wrap } from './tensor';

/** Other names of elementary functions. */
const aliases: Readonly<Record<string, string>> = {
  abs: 'absolute',
  asin: 'arcsin',
  acos: 'arccos',
  atan: 'arctan',
  asinh: 'arcsinh',
  acosh: 'arccosh',
  atanh: 'arctanh',
  trunc: 'fix',
};
const special: ReadonlySet<string> = new Set(['erf', 'erfc', 'exp2', 'expm1', 'log1p', 'round']);

/** Elementary functions that the activation tables do not bring. */
const elementary = mathNames
  .filter((name) => name !== 'sigmoid' && name !== 'tanh')
  .map((name): Row => {
    const places = `${special.has(name) ? 'TMIS' : 'TMI'}:${name}`;
    const alias = aliases[name];
    return [
      alias ? `${places} TMI:${alias}` : places,
      name === 'round' ? '(input, *, decimals=0)' : '(input)',
      elementwise(name),
    ];
  });

function elementwise(name: string): Row[2] {
  return (bound, machine, called) => {
    const x = variableOf(tensorArgument(bound.get('input'), called, 'input', 1, machine), machine);
    machine.charge(x.tensor.size);
    if (name === 'round' && real(bound.get('decimals'), 'decimals', machine) !== 0) {
      return roundDecimals(x, real(bound.get('decimals'), 'decimals', machine));
    }
    const isInteger = !isFloat(x.tensor.dtype);
    if (isInteger && keepsIntegers.has(name)) return wrap(math(name, x));
    if (name === 'sqrt') return wrap(squareRoot(cast(x, floatDtype(x.tensor.dtype, machine))));
    return wrap(math(name, cast(x, floatDtype(x.tensor.dtype, machine)), kernels));
  };
}

/** `torch.round(x, decimals=n)`: multiplied, rounded half to even, divided. */
function roundDecimals(x: Variable, decimals: number): TorchTensor {
  const { dtype } = x.tensor;
  const scale = number(10 ** Math.abs(decimals), dtype);
  const up = decimals > 0 ? multiply(constant(x.tensor), scale) : divide(constant(x.tensor), scale);
  const whole = math('round', up);
  const value = decimals > 0 ? divide(whole, scale) : multiply(whole, scale);
  return wrap(record('RoundBackward1', value.tensor, [x], (g) => [zerosLike(g)]));
}

/** `clamp`: to numbers or tensors, each optional. */
function clamp(bound: Bound, machine: Machine, called: string, low: Value, high: Value): Result {
  const x = tensorArgument(bound.get('input'), called, 'input', 1, machine);
  const limits = [low, high].map((value) => (value === null ? undefined : operandOf(value, machine)));
  const [min, max] = limits;
  if (min === undefined && max === undefined) {
    return machine.raise('RuntimeError', "torch.clamp: At least one of 'min' or 'max' must not be None");
  }
  const self = operandOf(x, machine);
  if (self === undefined) return decline('clamp of something else than a tensor is not evaluated');
  const dtype = promoted([self, ...(min ? [min] : []), ...(max ? [max] : [])]);
  const v = cast(self.variable, dtype);
  for (const limit of [min, max]) {
    if (limit?.variable.node) return decline('the gradient of clamp by its limits is not evaluated');
    if (limit) checkBroadcast(v, limit.variable, machine);
  }
  let value = constant(v.tensor);
  if (min) value = extremeOf(value, min.variable, 1, dtype);
  if (max) value = extremeOf(value, max.variable, -1, dtype);
  const single: Readonly<Record<string, string>> = { clamp_min: 'ClampMinBackward0', clamp_max: 'ClampMaxBackward0' };
  const byTensor = [min, max].some((limit) => limit && limit.kind !== 'number');
  const node = single[called.replace(/_$/, '')] ?? (byTensor ? 'ClampBackward0' : 'ClampBackward1');
  return wrap(
    record(node, value.tensor, [v], (g, saved) => {
      let kept = g;
      const input = saved.input(0).tensor;
      const at = (limit: Variable): Variable => cast(limit, dtype);
      if (min)
        kept = select(
          compare(input, at(min.variable).tensor, (p, q) => p >= q || Number.isNaN(p)),
          kept,
          number(0, dtype),
        );
      if (max)
        kept = select(
          compare(input, at(max.variable).tensor, (p, q) => p <= q || Number.isNaN(p)),
          kept,
          number(0, dtype),
        );
      return [kept];
    }),
  );
}

function where(bound: Bound, machine: Machine): Result {
  const condition = tensorArgument(bound.get('condition'), 'where', 'condition', 1, machine);
  const [a, b] = [operandOf(bound.get('input'), machine), operandOf(bound.get('other'), machine)];
  if (bound.get('input') === null && bound.get('other') === null) {
    if (errorsOf(condition.tensor)) return decline('where depends on numbers that are not known');
    return new PythonTuple(nonzero(condition.tensor).map((t) => wrap(constant(t))));
  }
  if (condition.tensor.dtype !== 'bool' && condition.tensor.dtype !== 'uint8') {
    return machine.raise(
      'RuntimeError',
      `where expected condition to be a boolean tensor, but got a tensor with dtype ${scalarTypeName(condition.tensor.dtype)}`,
    );
  }
  if (a === undefined || b === undefined) return decline('where without two values is not evaluated');
  checkBroadcast(a.variable, b.variable, machine);
  return wrap(select(condition.tensor, a.variable, b.variable, promoted([a, b])));
}

const larger = (name: string, sign: 1 | -1): Row => [
  `TM:${name}`,
  '(input, other)',
  (bound, machine) => {
    const [a, b] = [operandOf(bound.get('input'), machine), operandOf(bound.get('other'), machine)];
    if (a === undefined || b === undefined) return decline(`${name} of something else than tensors is not evaluated`);
    checkBroadcast(a.variable, b.variable, machine);
    return wrap(extremeOf(a.variable, b.variable, sign, promoted([a, b])));
  },
];

const test = (name: string, f: (x: number) => boolean): Row => [
  `TM:${name}`,
  '(input)',
  (bound, machine) => {
    const x = tensorArgument(bound.get('input'), name, 'input', 1, machine);
    return new TorchTensor(compare(x.tensor, constant(x.tensor).tensor, (value) => f(value)));
  },
];

/** Fills where a mask holds; the value may be a number or a 0-d tensor. */
function maskedFill(bound: Bound, machine: Machine, called: string): Result {
  const x = variableOf(tensorArgument(bound.get('input'), called, 'input', 1, machine), machine);
  const mask = tensorArgument(bound.get('mask'), called, 'mask', 2, machine);
  const value = operandOf(bound.get('value'), machine);
  if (mask.tensor.dtype !== 'bool') {
    return machine.raise(
      'RuntimeError',
      `masked_fill_ only supports boolean masks, but got mask with dtype ${scalarTypeName(mask.tensor.dtype).toLowerCase()}`,
    );
  }
  if (value === undefined || value.variable.tensor.shape.length > 0)
    return decline('masked_fill with such a value is not evaluated');
  checkOverflow(value, x.tensor.dtype, machine);
  checkBroadcast(constant(mask.tensor), x, machine);
  const filled = select(mask.tensor, value.variable, constant(x.tensor), x.tensor.dtype);
  return wrap(
    record('MaskedFillBackward0', filled.tensor, [x], (g) => [
      select(mask.tensor, number(0, g.tensor.dtype), g, g.tensor.dtype),
    ]),
  );
}

/** Elementwise functions. */
export const functionRows: readonly Row[] = [
  ...elementary,
  [
    'TMI:neg TMI:negative',
    '(input)',
    (bound, machine, called) => {
      const x = variableOf(tensorArgument(bound.get('input'), called, 'input', 1, machine), machine);
      checkNegatable(x, machine);
      return wrap(
        record('NegBackward0', multiply(constant(x.tensor), number(-1, x.tensor.dtype)).tensor, [x], (g) => [
          multiply(g, number(-1, g.tensor.dtype)),
        ]),
      );
    },
  ],
  [
    'TMI:square',
    '(input)',
    (bound, machine, called) => {
      const given = variableOf(tensorArgument(bound.get('input'), called, 'input', 1, machine), machine);
      const x = given.tensor.dtype === 'bool' ? cast(given, 'int64') : given;
      return wrap(
        record('PowBackward0', multiply(constant(x.tensor), constant(x.tensor)).tensor, [x], (g, saved) => [
          multiply(g, multiply(saved.input(0), number(2, x.tensor.dtype))),
        ]),
      );
    },
  ],
  [
    'TMI:clamp TMI:clip',
    '(input, min=None, max=None)',
    (bound, machine, called) => clamp(bound, machine, called, bound.get('min'), bound.get('max')),
  ],
  ['TMI:clamp_min', '(input, min)', (bound, machine, called) => clamp(bound, machine, called, bound.get('min'), null)],
  ['TMI:clamp_max', '(input, max)', (bound, machine, called) => clamp(bound, machine, called, null, bound.get('max'))],
  ['T:where', '(condition, input=None, other=None)', where],
  ['M:where', '(input, condition, other)', where],
  larger('maximum', 1),
  larger('minimum', -1),
  test('isnan', Number.isNaN),
  test('isinf', (x) => x === Number.POSITIVE_INFINITY || x === Number.NEGATIVE_INFINITY),
  test('isfinite', Number.isFinite),
  [
    'TM:logical_not',
    '(input)',
    (bound, machine, called) => {
      const x = tensorArgument(bound.get('input'), called, 'input', 1, machine);
      return new TorchTensor(compare(x.tensor, zerosLike(constant(x.tensor)).tensor, (p, q) => p === q));
    },
  ],
  ['TMI:masked_fill', '(input, mask, value)', maskedFill],
];
