import {
  add,
  cast,
  divide,
  extremeOf,
  isNarrow,
  multiply,
  negate,
  select,
  subtract,
} from '../../../tensor/autograd/arithmetic';
import { math } from '../../../tensor/autograd/math';
import { reduceSum } from '../../../tensor/autograd/reduction';
import { constant, type Variable } from '../../../tensor/autograd/tape';
import { scalar } from '../../../tensor/create';
import { compare } from '../../../tensor/elementwise';
import { isFloat } from '../../../tensor/rounding';
import type { Bound } from '../../signature';
import { decline } from '../declined';
import { checkBroadcast } from './broadcasting';
import { floatDtype, operandOf, promoted, real, tensorArgument } from './convert';
import { kernels } from './kernels';
import { constantLike, reduced, reductionOf } from './losses';
import { loosened } from './nn/layers';
import type { Row } from './table';
import { variableOf, wrap } from './tensor';

type Terms = (operands: readonly Variable[], option: (name: string) => number, bound: Bound) => Variable;

const common = "size_average=None, reduce=None, reduction='mean'";
const positivePart = (v: Variable): Variable => extremeOf(v, constantLike(v, 0), 1);
const where = (t: Variable, value: number, v: Variable, otherwise: Variable): Variable =>
  select(
    compare(t.tensor, scalar(value, t.tensor.dtype), (x, y) => x === y),
    v,
    otherwise,
  );
const unless = (t: Variable, value: number, v: Variable): Variable => where(t, value, constantLike(v, 0), v);

/** A loss that torch composes of other operations, so that its node is that of its sum or mean. */
const composed = (name: string, names: readonly string[], options: string, terms: Terms, node?: string): Row => [
  `F:${name}`,
  `(${names.join(', ')}, ${options})`,
  (bound, machine) => {
    const operands = names.map((key, i) =>
      variableOf(tensorArgument(bound.get(key), name, key, i + 1, machine), machine),
    );
    const [first, ...others] = operands;
    if (first === undefined || !isFloat(first.tensor.dtype)) return decline(`${name} of integers is not evaluated`);
    for (const other of others) {
      if (isFloat(other.tensor.dtype) && other.tensor.dtype !== first.tensor.dtype)
        return decline(`${name} of several dtypes is not evaluated`);
      checkBroadcast(first, other, machine);
    }
    machine.charge(first.tensor.size * 4);
    const option = (key: string): number => real(bound.get(key), key, machine);
    const reduction = reductionOf(bound, machine);
    const value = terms(operands, option, bound);
    if (reduction === 'none' && value.node !== undefined && node === undefined)
      return decline(`the gradient of ${name} without reduction is not evaluated`);
    return wrap(reduced(value, reduction, node));
  },
];

/** The length of x - y + eps along the last axis. */
function distance(x: Variable, y: Variable, epsilon: number): Variable {
  const d = add(subtract(x, y), constantLike(x, epsilon));
  const squares = reduceSum(multiply(d, d), [d.tensor.shape.length - 1], false, d.tensor.dtype);
  return loosened(math('sqrt', squares), 2);
}

function cosines(x: Variable, y: Variable): Variable {
  const along = (v: Variable): Variable => reduceSum(v, [v.tensor.shape.length - 1], false, v.tensor.dtype);
  const size = (v: Variable): Variable => add(along(multiply(v, v)), constantLike(v, 1e-12));
  return divide(along(multiply(x, y)), math('sqrt', multiply(size(x), size(y))));
}

/** Losses of margins, rankings and likelihoods. */
export const marginLossRows: readonly Row[] = [
  composed('hinge_embedding_loss', ['input', 'target'], `margin=1.0, ${common}`, ([x, t], option) => {
    if (!x || !t) return decline('two tensors are needed');
    const margin = positivePart(subtract(constantLike(x, option('margin')), x, x.tensor.dtype));
    return add(unless(t, 1, margin), unless(t, -1, x));
  }),
  composed('margin_ranking_loss', ['input1', 'input2', 'target'], `margin=0, ${common}`, ([x, y, t], option) => {
    if (!x || !y || !t) return decline('three tensors are needed');
    const ranked = multiply(negate(t), subtract(x, y), x.tensor.dtype);
    return positivePart(add(ranked, constantLike(x, option('margin'))));
  }),
  composed(
    'soft_margin_loss',
    ['input', 'target'],
    common,
    ([x, t]) => {
      if (!x || !t) return decline('two tensors are needed');
      const power = math('exp', multiply(negate(t), x, x.tensor.dtype), kernels);
      return math('log', add(power, constantLike(x, 1)), kernels);
    },
    'SoftMarginLossBackward0',
  ),
  composed(
    'poisson_nll_loss',
    ['input', 'target'],
    `log_input=True, full=False, size_average=None, eps=1e-08, reduce=None, reduction='mean'`,
    ([x, t], option, bound) => {
      if (!x || !t || bound.get('full') === true) return decline('poisson_nll_loss(full=True) is not evaluated');
      if (bound.get('log_input') !== false) {
        bound.get('eps');
        return subtract(math('exp', x, kernels), multiply(t, x, x.tensor.dtype));
      }
      const logarithm = math('log', add(x, constantLike(x, option('eps'))), kernels);
      return subtract(x, multiply(t, logarithm, x.tensor.dtype));
    },
  ),
  composed(
    'gaussian_nll_loss',
    ['input', 'target', 'var'],
    "full=False, eps=1e-06, reduction='mean', size_average=None, reduce=None",
    ([x, t, v], option, bound) => {
      if (!x || !t || !v) return decline('three tensors are needed');
      const spread = extremeOf(constant(v.tensor), constantLike(v, option('eps')), 1);
      if (v.node) return decline('the gradient of gaussian_nll_loss by its variance is not evaluated');
      const d = subtract(x, t);
      const terms = add(math('log', spread, kernels), divide(multiply(d, d), spread));
      const half = multiply(terms, constantLike(x, 0.5));
      return bound.get('full') === true ? add(half, constantLike(x, 0.5 * Math.log(2 * Math.PI))) : half;
    },
  ),
  composed(
    'triplet_margin_loss',
    ['anchor', 'positive', 'negative'],
    `margin=1.0, p=2.0, eps=1e-06, swap=False, ${common}`,
    ([a, p, n], option, bound) => {
      const ranks = new Set([a, p, n].map((v) => v?.tensor.shape.length));
      if (!a || !p || !n || ranks.size > 1 || option('p') !== 2 || bound.get('swap') === true)
        return decline('such a triplet_margin_loss is not evaluated');
      const gap = subtract(distance(a, p, option('eps')), distance(a, n, option('eps')));
      return positivePart(add(gap, constantLike(a, option('margin'))));
    },
  ),
  [
    'F:cosine_embedding_loss',
    `(input1, input2, target, margin=0, ${common})`,
    (bound, machine) => {
      const at = (key: string, place: number): Variable =>
        variableOf(tensorArgument(bound.get(key), 'cosine_embedding_loss', key, place, machine), machine);
      const [x, y, t] = [at('input1', 1), at('input2', 2), at('target', 3)];
      if (x.tensor.shape.length !== t.tensor.shape.length + 1)
        return decline('cosine_embedding_loss of such tensors is not evaluated');
      const cosine = loosened(cosines(x, y), 4);
      const zero = constantLike(cosine, 0);
      const one = constantLike(cosine, 1);
      const margin = constantLike(cosine, real(bound.get('margin'), 'margin', machine));
      const near = where(t, 1, subtract(one, cosine, cosine.tensor.dtype), zero);
      const far = where(t, -1, positivePart(subtract(cosine, margin)), zero);
      const reduction = reductionOf(bound, machine);
      if (reduction === 'none' && cosine.node) return decline('the gradient of such a loss is not evaluated');
      return wrap(reduced(add(near, far), reduction, undefined));
    },
  ],
  [
    'F:pairwise_distance',
    '(x1, x2, p=2.0, eps=1e-06, keepdim=False)',
    (bound, machine) => {
      const [x, y] = [operandOf(bound.get('x1'), machine), operandOf(bound.get('x2'), machine)];
      if (!x || !y || real(bound.get('p'), 'p', machine) !== 2 || bound.get('keepdim') === true)
        return decline('such a pairwise_distance is not evaluated');
      if (isNarrow(promoted([x, y]))) return decline('pairwise_distance in a narrow type is not evaluated');
      checkBroadcast(x.variable, y.variable, machine);
      const dtype = floatDtype(promoted([x, y]), machine);
      const value = distance(cast(x.variable, dtype), cast(y.variable, dtype), real(bound.get('eps'), 'eps', machine));
      if (value.node) return decline('the gradient of pairwise_distance is not evaluated');
      return wrap(value);
    },
  ],
];

/** Loss modules of the functions above: name, function, signature, and what forward takes. */
export const marginLossModules: readonly (readonly [
  name: string,
  functionName: string,
  signature: string,
  inputs: string,
])[] = [
  ['HingeEmbeddingLoss', 'hinge_embedding_loss', `(margin=1.0, ${common})`, 'input, target'],
  ['MarginRankingLoss', 'margin_ranking_loss', `(margin=0.0, ${common})`, 'input1, input2, target'],
  ['SoftMarginLoss', 'soft_margin_loss', `(${common})`, 'input, target'],
  [
    'PoissonNLLLoss',
    'poisson_nll_loss',
    "(log_input=True, full=False, size_average=None, eps=1e-08, reduce=None, reduction='mean')",
    'log_input, target',
  ],
  ['GaussianNLLLoss', 'gaussian_nll_loss', "(*, full=False, eps=1e-06, reduction='mean')", 'input, target, var'],
  ['CosineEmbeddingLoss', 'cosine_embedding_loss', `(margin=0.0, ${common})`, 'input1, input2, target'],
  [
    'TripletMarginLoss',
    'triplet_margin_loss',
    `(margin=1.0, p=2.0, eps=1e-06, swap=False, ${common})`,
    'anchor, positive, negative',
  ],
];
