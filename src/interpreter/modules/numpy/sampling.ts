import { cast } from '../../../tensor/cast';
import type { Dtype } from '../../../tensor/dtype';
import { binomial, geometric, multinomial, poisson } from '../../../tensor/random/numpy/counts';
import { type Distribution, distributions, Library } from '../../../tensor/random/numpy/distributions';
import { sizeOf } from '../../../tensor/shape';
import { Tensor } from '../../../tensor/tensor';
import { errorsOf, toArray } from '../../../tensor/view';
import { PythonList } from '../../objects/list';
import type { Machine, Value } from '../../values';
import { decline } from '../declined';
import { wrapArray } from './array';
import { choice, permutation, permuted, shuffle } from './choosing';
import { integerOf, shapeOf, tensorOf } from './convert';
import { type Context, type Draw, drawn, drawsOf, filled, type Row, sure, withParameters } from './drawing';
import { integers } from './integers';
import { dtypeArgument } from './table';

export type { Row } from './drawing';

/** Sizes given one by one: `rand(2, 3)`. */
const sizes = ({ bound }: Context): Value => (bound.rest.length === 0 ? null : new PythonList([...bound.rest]));

function checkScale(name: string, value: number, machine: Machine): void {
  if (/^(scale|sigma|shape|lam|df)$/.test(name) && value < 0)
    machine.raise('ValueError', name === 'lam' ? 'lam < 0 or lam is NaN' : `${name} < 0`);
}

const uniform = withParameters(['low', 'high'], ({ source }, [low = 0, high = 1]) =>
  sure(low + (high - low) * source.bits.nextDouble()),
);
const normal = withParameters(
  ['loc', 'scale'],
  ({ source }, [loc = 0, scale = 1]) => {
    const { value, certain } = source.normal();
    return { value: loc + scale * value, certain };
  },
  'float64',
  checkScale,
);

/** float32 from the upper 24 of 32 bits; float64 from 53 of 64. */
const random: Draw = (context) => {
  const { bits } = context.source;
  const dtype: Dtype = context.legacy ? 'float64' : (dtypeArgument(context.bound, context.machine) ?? 'float64');
  if (!context.legacy && context.bound.get('out') !== null) return decline('out= of a drawing is not evaluated');
  if (dtype === 'float32') return filled(context, dtype, () => sure((bits.next32() >>> 8) / 16777216));
  return filled(context, 'float64', () => sure(bits.nextDouble()));
};

const standardNormal: Draw = (context) => {
  if (
    !context.legacy &&
    (context.bound.get('out') !== null || (dtypeArgument(context.bound, context.machine) ?? 'float64') !== 'float64')
  )
    return decline('a standard normal of this form is not evaluated');
  return filled(context, 'float64', () => context.source.normal());
};

/** A row of a distribution: its parameters are those of its signature before `size`. */
function row(name: string, signature: string, distribution: Distribution, dtype: Dtype = 'float64'): Row {
  const names = [...signature.matchAll(/(\w+)(=[^,)]+)?[,)]/g)]
    .map(([, parameter = '']) => parameter)
    .filter((parameter) => parameter !== 'size');
  return [
    name,
    signature,
    withParameters(
      names,
      (context, parameters) => ({
        ...drawn(distribution, context, parameters),
        ...(dtype === 'int64' && { certain: true }),
      }),
      dtype,
      checkScale,
    ),
  ];
}

const outcomes: Draw = ({ bound, machine, source, legacy }) => {
  const shares = tensorOf(bound.get('pvals'), machine);
  const n = integerOf(bound.get('n'));
  const size = bound.get('size');
  if (shares.shape.length !== 1 || errorsOf(shares) !== undefined)
    return decline('these probabilities are not evaluated');
  const shape = size === null ? [] : shapeOf(size);
  const library = new Library();
  const draws = drawsOf(source, library);
  const p = [...toArray(cast(shares, 'float64'))];
  const values = Array.from({ length: sizeOf(shape) }, () => multinomial(draws, library, legacy, n, p)).flat();
  return wrapArray(Tensor.of('int64', [...shape, p.length], Float64Array.from(values)), machine);
};

const common: readonly Row[] = [
  ['uniform', '(low=0.0, high=1.0, size=None)', uniform],
  ['normal', '(loc=0.0, scale=1.0, size=None)', normal],
  row('exponential', '(scale=1.0, size=None)', distributions.exponential),
  row('standard_exponential', '(size=None)', distributions.standard_exponential),
  row('laplace', '(loc=0.0, scale=1.0, size=None)', distributions.laplace),
  row('logistic', '(loc=0.0, scale=1.0, size=None)', distributions.logistic),
  row('gumbel', '(loc=0.0, scale=1.0, size=None)', distributions.gumbel),
  row('lognormal', '(mean=0.0, sigma=1.0, size=None)', distributions.lognormal),
  row('standard_gamma', '(shape, size=None)', distributions.standard_gamma),
  row('gamma', '(shape, scale=1.0, size=None)', distributions.gamma),
  row('beta', '(a, b, size=None)', distributions.beta),
  row('chisquare', '(df, size=None)', distributions.chisquare),
  row('f', '(dfnum, dfden, size=None)', distributions.f),
  row('standard_t', '(df, size=None)', distributions.standard_t),
  row('standard_cauchy', '(size=None)', distributions.standard_cauchy),
  row('rayleigh', '(scale=1.0, size=None)', distributions.rayleigh),
  row('weibull', '(a, size=None)', distributions.weibull),
  row('pareto', '(a, size=None)', distributions.pareto),
  row('power', '(a, size=None)', distributions.power),
  row('triangular', '(left, mode, right, size=None)', distributions.triangular),
  row('binomial', '(n, p, size=None)', binomial, 'int64'),
  row('poisson', '(lam=1.0, size=None)', poisson, 'int64'),
  row('geometric', '(p, size=None)', geometric, 'int64'),
  ['multinomial', '(n, pvals, size=None)', outcomes],
];

/** What RandomState and `numpy.random` offer. */
export const legacyRows: readonly Row[] = [
  ...common,
  ['random', '(size=None)', random],
  ['standard_normal', '(size=None)', standardNormal],
  ['permutation', '(x)', permutation],
  ['shuffle', '(x)', shuffle],
  ['random_sample', '(size=None)', random],
  ['ranf', '(size=None)', random],
  ['sample', '(size=None)', random],
  [
    'rand',
    '(*size)',
    (context) => filled(context, 'float64', () => sure(context.source.bits.nextDouble()), sizes(context)),
  ],
  ['randn', '(*size)', (context) => filled(context, 'float64', () => context.source.normal(), sizes(context))],
  ['randint', '(low, high=None, size=None, dtype=None)', integers],
  ['choice', '(a, size=None, replace=True, p=None)', choice],
];

/** What Generator offers. */
export const generatorRows: readonly Row[] = [
  ...common,
  ['random', '(size=None, dtype=None, out=None)', random],
  ['standard_normal', '(size=None, dtype=None, out=None)', standardNormal],
  ['permutation', '(x, axis=0)', permutation],
  ['shuffle', '(x, axis=0)', shuffle],
  ['permuted', '(x, *, axis=None, out=None)', permuted],
  ['integers', '(low, high=None, size=None, dtype=None, endpoint=False)', integers],
  ['choice', '(a, size=None, replace=True, p=None, axis=0, shuffle=True)', choice],
];
