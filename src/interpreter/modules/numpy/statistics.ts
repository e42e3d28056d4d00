import { cast } from '../../../tensor/cast';
import { ErrorBounds } from '../../../tensor/elementwise';
import { concatenate } from '../../../tensor/join';
import { castInOrder } from '../../../tensor/memoryOrder';
import { type RowFunction, reduce } from '../../../tensor/reduce';
import { isFloat, rounder, ulp } from '../../../tensor/rounding';
import { numpyMean } from '../../../tensor/summation/mean';
import { numpyProduct } from '../../../tensor/summation/numpyProduct';
import { Tensor } from '../../../tensor/tensor';
import { errorsOf, reshape, toArray, transpose, unsqueeze } from '../../../tensor/view';
import { PythonTuple } from '../../objects/tuple';
import type { Bound } from '../../signature';
import type { Machine } from '../../values';
import { decline } from '../declined';
import { algebra } from './algebra';
import { NumpyArray, wrap, wrapArray } from './array';
import { axesOf, floatOf, integerOf, operandOf } from './convert';
import { ascending } from './sorting';
import { array, flag, type Implementation, type Row } from './table';

/** The value at a fraction of a sorted row (`_quantile` and `_lerp` of numpy/lib/_function_base_impl.py). */
function valueAt(sorted: Float64Array, fraction: number, method: string, round: (x: number) => number): number {
  const last = sorted.length - 1;
  const place = last * fraction;
  const below = Math.min(Math.max(Math.floor(place), 0), last);
  const above = Math.min(below + 1, last);
  const [low, high] = [sorted[below] ?? Number.NaN, sorted[above] ?? Number.NaN];
  if (Number.isNaN(sorted[last] ?? 0)) return Number.NaN;
  if (method === 'lower') return low;
  if (method === 'higher') return sorted[Math.ceil(place)] ?? Number.NaN;
  if (method === 'midpoint') return place === below ? low : round(low + round(round(high - low) * 0.5));
  if (method === 'nearest')
    return sorted[place - below > 0.5 || (place - below === 0.5 && below % 2 === 1) ? above : below] ?? 0;
  if (place >= last) return high;
  const share = place - below;
  const gap = round(high - low);
  return share >= 0.5 ? round(high - round(gap * (1 - share))) : round(low + round(gap * share));
}

const methods: ReadonlySet<string> = new Set(['linear', 'lower', 'higher', 'midpoint', 'nearest']);

const quantile =
  (scale: number, skipsNaN: boolean): Implementation =>
  (bound, machine, name) => {
    const input = array(bound, 'a', machine);
    machine.charge(input.size);
    const method = bound.get('method');
    if (typeof method !== 'string' || !methods.has(method) || bound.get('weights') !== null)
      return decline(`this form of numpy.${name} is not evaluated`);
    const wanted = operandOf(bound.get('q'), machine)?.tensor ?? decline('this q is not evaluated');
    const fractions = toArray(cast(wanted, 'float64')).map((q) => q / scale);
    if (fractions.some((q) => !(q >= 0 && q <= 1)))
      machine.raise(
        'ValueError',
        scale === 100 ? 'Percentiles must be in the range [0, 100]' : 'Quantiles must be in the range [0, 1]',
      );
    const keepsWhole = method === 'lower' || method === 'higher' || method === 'nearest';
    const dtype = isFloat(input.dtype) || keepsWhole ? input.dtype : 'float64';
    const axes = axesOf(bound.get('axis'), input.shape.length, machine);
    // Only a Python float keeps a narrow dtype; an array of fractions is float64.
    const outer = dtype === 'float32' || dtype === 'float16' ? (wanted.shape.length > 0 ? 'float64' : dtype) : dtype;
    const round = rounder(outer);
    const parts = [...fractions].map((fraction) => {
      const row: RowFunction = (values, errors) => {
        const kept = skipsNaN ? values.filter((x) => !Number.isNaN(x)) : values;
        const value = valueAt(kept.slice().sort(ascending), fraction, method, round);
        const largest = errors?.reduce((a, b) => Math.max(a, b), 0) ?? 0;
        return [value, largest === 0 ? 0 : 2 * largest + ulp(outer, value)];
      };
      return reduce(cast(input, dtype), axes, flag(bound, 'keepdims'), outer, row);
    });
    if (wanted.shape.length === 0) return wrap(parts[0] ?? input, machine);
    return wrapArray(
      concatenate(
        parts.map((part) => unsqueeze(part, 0)),
        0,
        outer,
      ),
      machine,
    );
  };

/** `np.histogram` with a number of bins or their edges. */
const histogram: Implementation = (bound, machine) => {
  const input = array(bound, 'a', machine);
  machine.charge(input.size);
  if (isFloat(input.dtype) && input.dtype !== 'float64')
    return decline('a histogram of numbers narrower than float64 is not evaluated');
  if (errorsOf(input) !== undefined) return decline('a histogram of uncertain numbers is not evaluated');
  const values = toArray(cast(input, 'float64'));
  const edges = toArray(edgesOf(bound, values, machine));
  if (bound.get('weights') !== null) return decline('numpy.histogram with weights is not evaluated');
  const counts = new Float64Array(edges.length - 1);
  for (const x of values) {
    const place = edges.findLastIndex((edge) => edge <= x);
    if (place >= 0 && x <= (edges.at(-1) ?? 0))
      counts[Math.min(place, counts.length - 1)] = (counts[Math.min(place, counts.length - 1)] ?? 0) + 1;
  }
  const bins = new NumpyArray(Tensor.of('float64', [edges.length], edges));
  if (!flag(bound, 'density')) {
    const given = operandOf(bound.get('bins'), machine)?.tensor;
    const shown = given !== undefined && given.shape.length === 1 ? new NumpyArray(given) : bins;
    return new PythonTuple([new NumpyArray(Tensor.of('int64', [counts.length], counts)), shown]);
  }
  const total = counts.reduce((a, b) => a + b, 0);
  const density = counts.map((count, i) => count / ((edges[i + 1] ?? 0) - (edges[i] ?? 0)) / total);
  return new PythonTuple([new NumpyArray(Tensor.of('float64', [density.length], density)), bins]);
};

function edgesOf(bound: Bound, values: Float64Array, machine: Machine): Tensor {
  const { tensor } = operandOf(bound.get('bins'), machine) ?? decline('bins by name are not evaluated');
  if (tensor.shape.length === 1) return cast(tensor, 'float64');
  const count = integerOf(bound.get('bins'));
  if (count < 1) machine.raise('ValueError', '`bins` must be positive, when an integer');
  const range = bound.get('range');
  let [low, high] = [
    values.reduce((a, b) => Math.min(a, b), Infinity),
    values.reduce((a, b) => Math.max(a, b), -Infinity),
  ];
  if (range instanceof PythonTuple)
    [low, high] = [floatOf(range.items[0] ?? null, machine), floatOf(range.items[1] ?? null, machine)];
  else if (values.length === 0) [low, high] = [0, 1];
  if (low === high) [low, high] = [low - 0.5, high + 0.5];
  const step = (high - low) / count;
  return Tensor.of(
    'float64',
    [count + 1],
    Float64Array.from({ length: count + 1 }, (_, i) => (i === count ? high : i * step + low)),
  );
}

/** `np.digitize`: how many edges lie at or below (`right`: below) each number. */
const digitize: Implementation = (bound, machine) => {
  const [t, bins] = [array(bound, 'x', machine), toArray(array(bound, 'bins', machine))];
  if (errorsOf(t) !== undefined) return decline('bins of uncertain numbers are not evaluated');
  const right = flag(bound, 'right');
  const falling = bins.length > 1 && (bins[0] ?? 0) > (bins.at(-1) ?? 0);
  const values = toArray(t).map((x) => {
    const count = bins.reduce((n, edge) => n + Number(right ? edge < x : edge <= x), 0);
    return falling ? bins.reduce((n, edge) => n + Number(right ? edge >= x : edge > x), 0) : count;
  });
  return wrap(Tensor.of('int64', [...t.shape], values), machine);
};

/** `np.cov` of rows (`rowvar`) of observations. */
function covariance(bound: Bound, machine: Machine): Tensor {
  const { subtract, multiply } = algebra(machine);
  let t = castInOrder(array(bound, bound.given('x') ? 'x' : 'm', machine), 'float64');
  if (t.shape.length < 2) t = unsqueeze(t, 0);
  else if (bound.get('rowvar') === false && t.shape[0] !== 1) t = transpose(t, 0, 1);
  if (bound.get('y') !== null) {
    const other = castInOrder(array(bound, 'y', machine), 'float64');
    t = concatenate([t, other.shape.length < 2 ? unsqueeze(other, 0) : other], 0, 'float64');
  }
  const count = t.shape[1] ?? 1;
  const ddof = bound.given('ddof') ? integerOf(bound.get('ddof')) : flag(bound, 'bias') ? 0 : 1;
  const centred = subtract(t, numpyMean(t, [1], true, 'float64'));
  const product = numpyProduct(centred, castInOrder(transpose(centred, 0, 1), 'float64'), 'float64');
  // The product is scaled by the reciprocal of the number of degrees of freedom.
  return multiply(product, 1 / Math.max(0, count - ddof));
}

const squeezed = (t: Tensor): Tensor => (t.size === 1 ? reshape(t, []) : t);

const correlation: Implementation = (bound, machine) => {
  const { divide } = algebra(machine);
  const c = covariance(bound, machine);
  const size = c.shape[0] ?? 1;
  if (size === 1) return wrap(divide(squeezed(c), squeezed(c)), machine);
  const bounds = new ErrorBounds(size);
  const roots = Float64Array.from({ length: size }, (_, i) => Math.sqrt(toArray(c)[i * size + i] ?? 0));
  for (let i = 0; i < size; i++) {
    const error = errorsOf(c)?.[i * size + i] ?? 0;
    if (error > 0) bounds.set(i, error / (roots[i] ?? 1));
  }
  const deviations = Tensor.of('float64', [size], roots, bounds.errors);
  const scaled = divide(divide(c, unsqueeze(deviations, 1)), unsqueeze(deviations, 0));
  const values = toArray(scaled).map((x) => Math.min(1, Math.max(-1, x)));
  return wrapArray(Tensor.of('float64', [size, size], values, errorsOf(scaled)?.slice()), machine);
};

const quantileTail = "axis=None, out=None, overwrite_input=False, method='linear', keepdims=False, *, weights=None";

export const statisticsRows: readonly Row[] = [
  ['N:percentile', `(a, q, ${quantileTail})`, quantile(100, false)],
  ['N:quantile', `(a, q, ${quantileTail})`, quantile(1, false)],
  ['N:nanpercentile', `(a, q, ${quantileTail})`, quantile(100, true)],
  ['N:nanquantile', `(a, q, ${quantileTail})`, quantile(1, true)],
  ['N:histogram', '(a, bins=10, range=None, density=None, weights=None)', histogram],
  [
    'N:histogram_bin_edges',
    '(a, bins=10, range=None, weights=None)',
    (bound, machine) =>
      wrapArray(edgesOf(bound, toArray(cast(array(bound, 'a', machine), 'float64')), machine), machine),
  ],
  ['N:digitize', '(x, bins, right=False)', digitize],
  [
    'N:cov',
    '(m, y=None, rowvar=True, bias=False, ddof=None)',
    (bound, machine) => wrap(squeezed(covariance(bound, machine)), machine),
  ],
  ['N:corrcoef', '(x, y=None, rowvar=True)', correlation],
];
