import { constant, type Variable } from '../../../tensor/autograd/tape';
import { argumentOfExtreme, quantifier, reduce } from '../../../tensor/reduce';
import { isFloat, rounder, ulp } from '../../../tensor/rounding';
import { reshape } from '../../../tensor/view';
import type { Bound } from '../../signature';
import type { Machine } from '../../values';
import { decline } from '../declined';
import { cast } from './arithmetic';
import { type JaxArray, wrap } from './array';
import { compiled, unrecorded } from './compilation';
import { axesArgument, axisArgument, convert, integer, untracked } from './convert';
import { elementary } from './elementary';
import * as reduction from './reduction';
import { sum } from './sums';
import type { Row } from './table';

type Reduction = (x: Variable, axes: readonly number[], keep: boolean, bound: Bound) => Variable;

const real = (x: Variable): Variable => (isFloat(x.tensor.dtype) ? x : cast(x, 'float32'));
export const counted = (x: Variable): Variable => (x.tensor.dtype === 'bool' ? cast(x, 'int32') : x);
const quantified =
  (all: boolean): Reduction =>
  (x, axes, keep) =>
    unrecorded(`quantified(${all},${axes.join()},${keep})`, [cast(constant(x.tensor), 'bool')], ([t = x.tensor]) =>
      reduce(t, axes, keep, 'bool', quantifier(all)),
    );

const product: Reduction = (x, axes, keep) => {
  const { tensor } = untracked(counted(x), 'a product');
  const round = rounder(tensor.dtype);
  return constant(
    reduce(tensor, axes, keep, tensor.dtype, (values, errors) => {
      const value = values.reduce((all, y) => round(all * y), 1);
      const exact = values.reduce((all, y) => all * y, 1);
      if (errors?.some((error) => error > 0))
        return decline('a product of numbers known approximately is not evaluated');
      if (!isFloat(tensor.dtype)) return [value, Number.isSafeInteger(exact) ? 0 : Number.POSITIVE_INFINITY];
      return [value, value === exact ? 0 : values.length * ulp(tensor.dtype, value)];
    }),
  );
};

const correction = (bound: Bound): number => {
  const ddof = integer(bound.get('ddof'), 'ddof');
  return bound.get('correction') === null ? ddof : integer(bound.get('correction'), 'correction');
};
const standard = '(a, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=None)';
const spread =
  '(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=None, mean=None, correction=None)';

const reductions: readonly (readonly [names: string, reduction: Reduction, signature?: string])[] = [
  ['~sum .sum', (x, axes, keep) => sum(counted(x), axes, keep)],
  [
    '~mean .mean',
    (x, axes, keep) => reduction.mean(real(x), axes, keep),
    '(a, axis=None, dtype=None, out=None, keepdims=False, *, where=None)',
  ],
  [
    '~max ~amax .max',
    (x, axes, keep) => reduction.extremeAlong(1, x, axes, keep),
    '(a, axis=None, out=None, keepdims=False, initial=None, where=None, dtype=None)',
  ],
  [
    '~min ~amin .min',
    (x, axes, keep) => reduction.extremeAlong(-1, x, axes, keep),
    '(a, axis=None, out=None, keepdims=False, initial=None, where=None, dtype=None)',
  ],
  ['~prod .prod', product],
  ['~any .any', quantified(false), '(a, axis=None, out=None, keepdims=False, *, where=None, dtype=None)'],
  ['~all .all', quantified(true), '(a, axis=None, out=None, keepdims=False, *, where=None, dtype=None)'],
  ['~var .var', (x, axes, keep, bound) => reduction.variance(real(x), axes, keep, correction(bound)), spread],
  [
    '~std .std',
    (x, axes, keep, bound) =>
      compiled([real(x)], ([v = x]) => elementary('sqrt', reduction.variance(v, axes, keep, correction(bound)))),
    spread,
  ],
  [
    'nn.logsumexp scipy.special.logsumexp',
    (x, axes, keep) => reduction.logSumExp(real(x), axes, keep),
    '(a, axis=None, b=None, keepdims=False, return_sign=False, where=None, dtype=None)',
  ],
];

function reduced(bound: Bound, machine: Machine, run: Reduction): JaxArray {
  for (const name of ['dtype', 'initial', 'where', 'mean', 'b', 'out'])
    if (bound.given(name) && bound.get(name) !== null) return decline(`a reduction with ${name}= is not evaluated`);
  const x = convert(bound.get('a'), machine);
  if (x.tensor.dtype === 'int64') return decline('arithmetic on the words of a random key is not evaluated');
  if (x.tensor.size === 0) return decline('a reduction of no elements is not evaluated');
  machine.charge(x.tensor.size);
  return wrap(
    run(x, axesArgument(bound.get('axis'), x.tensor.shape.length), bound.get('keepdims') === true, bound),
    machine,
  );
}

const argument =
  (sign: 1 | -1) =>
  (bound: Bound, machine: Machine): JaxArray => {
    const x = convert(bound.get('a'), machine);
    const flat = bound.get('axis') === null;
    const axis = flat ? 0 : axisArgument(bound.get('axis'), x.tensor.shape.length);
    const keep = bound.get('keepdims') === true && !flat;
    const found = unrecorded(`argument(${sign},${flat},${axis},${keep})`, [x], ([t = x.tensor]) =>
      reduce(flat ? reshape(t, [t.size]) : t, [axis], keep, 'int32', argumentOfExtreme(sign)),
    );
    return wrap(found, machine);
  };

/** Reductions of jnp and of arrays. */
export const reducingRows: readonly Row[] = [
  ...reductions.map(
    ([names, run, signature = standard]): Row => [names, signature, (bound, machine) => reduced(bound, machine, run)],
  ),
  ['~argmax .argmax', '(a, axis=None, out=None, keepdims=None)', argument(1)],
  ['~argmin .argmin', '(a, axis=None, out=None, keepdims=None)', argument(-1)],
];
