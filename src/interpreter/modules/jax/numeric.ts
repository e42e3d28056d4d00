import { visitInBlocks } from '../../../numeric/blocks';
import { constant, type Variable } from '../../../tensor/autograd/tape';
import { mapRows } from '../../../tensor/reduce';
import { isFloat, rounder } from '../../../tensor/rounding';
import type { Tensor } from '../../../tensor/tensor';
import { reshape } from '../../../tensor/view';
import type { Bound } from '../../signature';
import type { BinaryOperator, ComparisonOperator, Machine, Value } from '../../values';
import { decline } from '../declined';
import { add, compute, negative, subtract } from './arithmetic';
import { type JaxArray, wrap } from './array';
import { compiled } from './compilation';
import { axisArgument, convert, together, untracked } from './convert';
import { elementary, elementaryNames, keepsIntegers } from './elementary';
import { rearrange } from './moving';
import { binary, compare, truths, unary } from './operators';
import { counted } from './reducing';
import { extreme, select, test } from './selection';
import type { Row } from './table';

/** An elementary function of a value, integers taken as floats where it does not keep them. */
function applyElementary(name: string, value: Value, machine: Machine): JaxArray {
  const x = convert(value, machine);
  const { operands, weak } = together([x], machine, !keepsIntegers(name));
  return wrap(elementary(name, operands[0] ?? x), machine, weak);
}

const places: Readonly<Record<string, string>> = {
  abs: '~abs ~absolute ~fabs .__abs__ .abs lax.abs',
  round: 'lax.round_nearest_even',
  sigmoid: 'scipy.special.expit lax.logistic',
  erf: 'scipy.special.erf lax.erf',
  erfc: 'scipy.special.erfc lax.erfc',
  rsqrt: 'lax.rsqrt',
};

const elementaries = elementaryNames.map((name): Row => {
  const places_ = places[name] ?? `~${name} lax.${name}`;
  return [places_, '(x, /, *, accuracy=None)', (bound, machine) => applyElementary(name, bound.get('x'), machine)];
});

const operators: readonly (readonly [names: string, operator: BinaryOperator | 'maximum' | 'minimum'])[] = [
  ['~add lax.add', '+'],
  ['~subtract lax.sub', '-'],
  ['~multiply lax.mul', '*'],
  ['~divide ~true_divide lax.div', '/'],
  ['~floor_divide', '//'],
  ['~mod ~remainder', '%'],
  ['~power ~pow', '**'],
  ['~maximum lax.max', 'maximum'],
  ['~minimum lax.min', 'minimum'],
  ['~matmul ~dot .dot', '@'],
];

const comparisons: readonly (readonly [names: string, operator: ComparisonOperator])[] = [
  ['~equal', '=='],
  ['~not_equal', '!='],
  ['~less', '<'],
  ['~less_equal', '<='],
  ['~greater', '>'],
  ['~greater_equal', '>='],
];

function where(bound: Bound, machine: Machine): JaxArray {
  if (bound.get('x') === null || bound.get('y') === null) return decline('where without values is not evaluated');
  const { operands, weak } = together([bound.get('x'), bound.get('y')], machine);
  const [x, y] = operands;
  if (x === undefined || y === undefined) return decline('where without values is not evaluated');
  return wrap(select(truths(bound.get('condition'), machine).tensor, x, y), machine, weak);
}

function clip(bound: Bound, machine: Machine): JaxArray {
  let x: JaxArray = convert(bound.get('arr'), machine);
  for (const [name, sign] of [
    ['min', 1],
    ['max', -1],
  ] as const) {
    if (bound.get(name) === null) continue;
    const { operands, weak } = together([x, bound.get(name)], machine);
    const [a = x, limit = x] = operands;
    x = wrap(extreme(sign, a, limit), machine, weak);
  }
  return x;
}

const tests: Readonly<Record<string, (x: number) => boolean>> = {
  isnan: Number.isNaN,
  isinf: (x) => Math.abs(x) === Number.POSITIVE_INFINITY,
  isfinite: Number.isFinite,
  logical_not: (x) => x === 0,
};

/** log(e^a + e^b) as max + log1p(exp(-|a - b|)), compiled as a whole (jax/_src/lax/other.py). */
export const logAddExp = (a: Variable, b: Variable): Variable =>
  compiled([a, b], ([p = a, q = b]) => {
    if (p.node || q.node) return decline('the gradient of logaddexp is not evaluated');
    const apart = subtract(p, q);
    const tail = elementary('log1p', elementary('exp', negative(elementary('abs', apart))));
    const isOdd = test(apart, apart, (x) => Number.isNaN(x));
    return select(isOdd, add(p, q), add(extreme(1, p, q), tail));
  });

function cumulative(bound: Bound, machine: Machine): JaxArray {
  const { tensor } = untracked(counted(convert(bound.get('a'), machine)), 'a cumulative sum');
  if (bound.get('dtype') !== null) return decline('cumsum with dtype= is not evaluated');
  const source: Tensor = bound.get('axis') === null ? reshape(tensor, [tensor.size]) : tensor;
  const axis = bound.get('axis') === null ? 0 : axisArgument(bound.get('axis'), tensor.shape.length);
  const round = rounder(tensor.dtype);
  const sums = mapRows(source, axis, tensor.dtype, (row, errors) => {
    const make = () => {
      const [values, bounds] = [new Float64Array(row.length), new Float64Array(row.length)];
      return { values, bounds, total: 0, exact: 0, size: 0, error: 0, open: false };
    };
    const { values, bounds, open } = visitInBlocks(row.length, 10, make, (sum, i) => {
      const x = row[i] ?? 0;
      sum.total = round(sum.total + x);
      sum.exact += x;
      sum.size += Math.abs(x);
      sum.error += errors?.[i] ?? 0;
      if (isFloat(tensor.dtype) && (sum.error > 0 || sum.total !== sum.exact)) {
        const bound = sum.error + i * 2 ** -23 * sum.size;
        sum.bounds[i] = bound;
        sum.open ||= bound > 0;
      }
      sum.values[i] = sum.total;
    });
    return [values, open ? bounds : undefined];
  });
  return wrap(constant(sums), machine);
}

function outer(bound: Bound, machine: Machine): JaxArray {
  const { operands, weak } = together([bound.get('a'), bound.get('b')], machine);
  const [a, b] = operands.map((v, i) =>
    rearrange('reshape', v, (t) => reshape(t, i === 0 ? [t.size, 1] : [1, t.size])),
  );
  if (a === undefined || b === undefined) return decline('outer of nothing');
  return wrap(a, machine, weak).tensor.size === 0
    ? decline('outer of nothing')
    : binary('*', wrap(a, machine), wrap(b, machine), machine);
}

/** jnp's functions of numbers, jax.lax's and jax.scipy.special's with them. */
export const numericRows: readonly Row[] = [
  ...elementaries,
  ...operators.map(
    ([names, operator]): Row => [
      names,
      '(x, y, /)',
      (bound, machine) => binary(operator, bound.get('x'), bound.get('y'), machine),
    ],
  ),
  ...comparisons.map(
    ([names, operator]): Row => [
      names,
      '(x, y, /)',
      (bound, machine) => compare(operator, bound.get('x'), bound.get('y'), machine),
    ],
  ),
  ...Object.entries(tests).map(
    ([name, holds]): Row => [
      `~${name}`,
      '(x, /)',
      (bound, machine) => {
        const x = convert(bound.get('x'), machine);
        return wrap(constant(test(x, constant(x.tensor), holds)), machine, false);
      },
    ],
  ),
  ['~negative lax.neg', '(x, /)', (bound, machine) => unary('-', convert(bound.get('x'), machine), machine)],
  [
    '~round .round ~rint',
    '(a, decimals=0, out=None)',
    (bound, machine) => {
      const x = convert(bound.get('a'), machine);
      if (bound.get('decimals') !== 0n || !isFloat(x.tensor.dtype))
        return decline('rounding to decimals or of integers is not evaluated');
      return applyElementary('round', x, machine);
    },
  ],
  ['~where', '(condition, x=None, y=None)', where],
  ['~clip .clip', '(arr, /, min=None, max=None)', clip],
  ['~cumsum .cumsum', '(a, axis=None, dtype=None, out=None)', cumulative],
  ['~outer', '(a, b)', outer],
  [
    '~logaddexp',
    '(x1, x2, /)',
    (bound, machine) => {
      const { operands, weak } = together([bound.get('x1'), bound.get('x2')], machine, true);
      const [a, b] = operands;
      return a && b ? wrap(logAddExp(a, b), machine, weak) : decline('logaddexp of nothing');
    },
  ],
  ...(['and', 'or'] as const).map(
    (name): Row => [
      `~logical_${name}`,
      '(x, y, /)',
      (bound, machine) => {
        const [a, b] = [truths(bound.get('x'), machine), truths(bound.get('y'), machine)];
        return wrap(
          constant(compute([a.tensor, b.tensor], 'bool', name === 'and' ? (x, y) => x & y : (x, y) => x | y, false)),
          machine,
        );
      },
    ],
  ),
];
