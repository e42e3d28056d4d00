import { visitInBlocks } from '../../../numeric/blocks';
import { cast } from '../../../tensor/cast';
import type { Dtype } from '../../../tensor/dtype';
import { binary } from '../../../tensor/elementwise';
import { castInOrder } from '../../../tensor/memoryOrder';
import { promoteTypes } from '../../../tensor/promotion/numpy';
import { argumentOfExtreme, extreme, mapRows, quantifier, type RowMap, reduce } from '../../../tensor/reduce';
import { bytes, isFloat, rounder } from '../../../tensor/rounding';
import { sameShape } from '../../../tensor/shape';
import { carriedBound } from '../../../tensor/summation/bounds';
import { numpyMean } from '../../../tensor/summation/mean';
import { numpySum } from '../../../tensor/summation/numpy';
import { productRow } from '../../../tensor/summation/product';
import { numpyVariance } from '../../../tensor/summation/variance';
import type { Tensor } from '../../../tensor/tensor';
import { reshape } from '../../../tensor/view';
import type { Bound } from '../../signature';
import type { Machine } from '../../values';
import { decline } from '../declined';
import { axesOf, axisOf, floatOf, type Operand, operandOf } from './convert';
import { inOwnDtype, withoutNaN } from './missing';
import { applyBinary } from './operations';
import { array, dtypeArgument, finishInto, flag, type Implementation, type Row } from './table';
import { applyTest } from './unary';

/** Sums and products of booleans and narrow integers are computed in int64. */
const wide = (dtype: Dtype): Dtype => (isFloat(dtype) || bytes[dtype] === 8 ? dtype : 'int64');

/** The array in a dtype, its elements where they lie in memory: that decides on the order of additions. */
const inDtype = (t: Tensor, dtype: Dtype): Tensor => (t.dtype === dtype ? t : castInOrder(t, dtype));

type Reduction = (
  t: Tensor,
  axes: readonly number[],
  keep: boolean,
  bound: Bound,
  machine: Machine,
  name: string,
) => Tensor;

const reduction =
  (run: Reduction): Implementation =>
  (bound, machine, name) => {
    const t = array(bound, 'a', machine);
    machine.charge(t.size);
    if (bound.given('where') && bound.get('where') !== true) decline(`${name} with where= is not evaluated`);
    return finishInto(
      run(t, axesOf(bound.get('axis'), t.shape.length, machine), flag(bound, 'keepdims'), bound, machine, name),
      bound,
      name,
      machine,
    );
  };

/** Adds `initial=` to a sum or multiplies a product by it. */
function withInitial(result: Tensor, bound: Bound, name: string, machine: Machine): Tensor {
  const initial = bound.get('initial');
  if (initial === null) return result;
  return applyBinary(
    name,
    { tensor: result },
    operandOf(initial, machine) ?? decline('initial= is not evaluated'),
    machine,
  );
}

const sum = reduction((t, axes, keep, bound, machine) => {
  const dtype = dtypeArgument(bound, machine) ?? wide(t.dtype);
  return withInitial(numpySum(inDtype(t, dtype), axes, keep, dtype), bound, 'add', machine);
});

const product = reduction((t, axes, keep, bound, machine) => {
  const dtype = dtypeArgument(bound, machine) ?? wide(t.dtype);
  return withInitial(
    reduce(cast(t, dtype), axes, keep, dtype, productRow(dtype, !axes.includes(t.shape.length - 1))),
    bound,
    'multiply',
    machine,
  );
});

const meanDtype = (t: Tensor, bound: Bound, machine: Machine): Dtype =>
  dtypeArgument(bound, machine) ?? (isFloat(t.dtype) ? t.dtype : 'float64');

const mean = reduction((t, axes, keep, bound, machine) => numpyMean(t, axes, keep, meanDtype(t, bound, machine)));

const variance = (root: boolean) =>
  reduction((t, axes, keep, bound, machine) => {
    const correction = bound.given('correction') ? bound.get('correction') : bound.get('ddof');
    return numpyVariance(t, axes, keep, floatOf(correction, machine), root, meanDtype(t, bound, machine));
  });

const extremum = (sign: 1 | -1) =>
  reduction((t, axes, keep, bound, machine, name) => {
    const initial = bound.get('initial');
    if (t.size === 0 && initial === null) {
      const word = name.includes('max') ? 'maximum' : 'minimum';
      machine.raise('ValueError', `zero-size array to reduction operation ${word} which has no identity`);
    }
    const result = reduce(t, axes, keep, t.dtype, extreme(sign));
    if (initial === null) return result;
    return applyBinary(
      sign === 1 ? 'maximum' : 'minimum',
      { tensor: result },
      operandOf(initial, machine) as Operand,
      machine,
    );
  });

const ignoringNaN = (fill: number, run: Reduction): Implementation =>
  reduction((t, axes, keep, bound, machine, name) => run(withoutNaN(t, fill), axes, keep, bound, machine, name));

const nanMean = reduction((t, axes, keep) => {
  const dtype = isFloat(t.dtype) ? t.dtype : 'float64';
  const counted = cast(applyTest('isnan', t), 'float64');
  const valid = numpySum(
    binary(counted, counted, 'float64', (x) => 1 - x),
    axes,
    keep,
    'float64',
  );
  return binary(numpySum(cast(withoutNaN(t, 0), dtype), axes, keep, dtype), valid, dtype, (x, y) => x / y);
});

const argument =
  (sign: 1 | -1): Implementation =>
  (bound, machine, name) => {
    const t = array(bound, 'a', machine);
    machine.charge(t.size);
    const axis = bound.get('axis');
    if (t.size === 0) machine.raise('ValueError', `attempt to get ${name} of an empty sequence`);
    const axes = axis === null ? [...t.shape.keys()] : [axisOf(axis, t.shape.length)];
    return finishInto(reduce(t, axes, flag(bound, 'keepdims'), 'int64', argumentOfExtreme(sign)), bound, name, machine);
  };

const quantified = (all: boolean) => reduction((t, axes, keep) => reduce(t, axes, keep, 'bool', quantifier(all)));

/** A running sum or product. */
const cumulative =
  (f: (x: number, y: number) => number): Implementation =>
  (bound, machine, name) => {
    const input = array(bound, 'a', machine);
    machine.charge(input.size);
    const axis = bound.get('axis');
    const dtype = dtypeArgument(bound, machine) ?? wide(input.dtype);
    const t = cast(axis === null ? reshape(input, [input.size]) : input, dtype);
    const round = rounder(dtype);
    const map: RowMap = (values, errors) => {
      const make = () => new Float64Array(values.length);
      const row = visitInBlocks(values.length, 5, make, (sums, i) => {
        const x = values[i] ?? 0;
        sums[i] = i === 0 ? x : round(f(sums[i - 1] ?? 0, x));
      });
      if (errors === undefined) return [row, undefined];
      if (name === 'cumprod') decline('a running product of uncertain numbers is not evaluated');
      return [row, row.map((_, i) => carriedBound(values.subarray(0, i + 1), errors.subarray(0, i + 1), dtype))];
    };
    return finishInto(mapRows(t, axis === null ? 0 : axisOf(axis, t.shape.length), dtype, map), bound, name, machine);
  };

const countNonzero = reduction((t, axes, keep) => {
  const nonzero = binary(t, t, 'bool', (x) => (x === 0 ? 0 : 1));
  return numpySum(cast(nonzero, 'int64'), axes, keep, 'int64');
});

const peakToPeak = reduction((t, axes, keep) =>
  t.dtype === 'bool'
    ? decline('numpy.ptp of booleans is not evaluated: NumPy raises')
    : binary(
        reduce(t, axes, keep, t.dtype, extreme(1)),
        reduce(t, axes, keep, t.dtype, extreme(-1)),
        t.dtype,
        (x, y) => x - y,
      ),
);

const average: Implementation = (bound, machine, name) => {
  const weights = bound.get('weights');
  if (weights === null) return mean(bound, machine, name);
  const [t, w] = [array(bound, 'a', machine), array(bound, 'weights', machine)];
  const axes = axesOf(bound.get('axis'), t.shape.length, machine);
  const [axis = 0] = axes;
  const isSame = sameShape(t.shape, w.shape);
  if (!isSame && bound.get('axis') === null)
    machine.raise('TypeError', 'Axis must be specified when shapes of a and weights differ.');
  if (!isSame && (axes.length > 1 || w.shape.length !== 1 || w.size !== t.shape[axis]))
    machine.raise('ValueError', 'Shape of weights must be consistent with shape of a along specified axis.');
  const common = promoteTypes(t.dtype, w.dtype);
  const dtype = isFloat(t.dtype) ? common : promoteTypes(common, 'float64');
  const shaped = isSame
    ? w
    : reshape(
        w,
        t.shape.map((extent, k) => (k === axis ? extent : 1)),
      );
  const weighted = applyBinary('multiply', { tensor: t }, { tensor: shaped }, machine, dtype);
  const total = numpySum(cast(shaped, dtype), axes, flag(bound, 'keepdims'), dtype);
  return finishInto(
    binary(numpySum(weighted, axes, flag(bound, 'keepdims'), dtype), total, dtype, (x, y) => x / y),
    bound,
    name,
    machine,
  );
};

const common = 'axis=None, dtype=None, out=None, keepdims=False, initial=None, where=True';
const choosing = 'axis=None, out=None, keepdims=False, initial=None, where=True';
const spreading = 'axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=True, correction=0';

export const reductionRows: readonly Row[] = [
  ['NM:sum', `(a, ${common})`, sum],
  ['NM:prod', `(a, ${common})`, product],
  ['NM:mean', '(a, axis=None, dtype=None, out=None, keepdims=False, *, where=True)', mean],
  ['NM:var', `(a, ${spreading})`, variance(false)],
  ['NM:std', `(a, ${spreading})`, variance(true)],
  ['NM:max', `(a, ${choosing})`, extremum(1)],
  ['NM:min', `(a, ${choosing})`, extremum(-1)],
  ['NM:argmax', '(a, axis=None, out=None, *, keepdims=False)', argument(1)],
  ['NM:argmin', '(a, axis=None, out=None, *, keepdims=False)', argument(-1)],
  ['NM:any', '(a, axis=None, out=None, keepdims=False, *, where=True)', quantified(false)],
  ['NM:all', '(a, axis=None, out=None, keepdims=False, *, where=True)', quantified(true)],
  ['NM:cumsum', '(a, axis=None, dtype=None, out=None)', cumulative((x, y) => x + y)],
  ['NM:cumprod', '(a, axis=None, dtype=None, out=None)', cumulative((x, y) => x * y)],
  ['N:ptp', '(a, axis=None, out=None, keepdims=False)', peakToPeak],
  ['N:count_nonzero', '(a, axis=None, *, keepdims=False)', countNonzero],
  ['N:average', '(a, axis=None, weights=None, returned=False, *, keepdims=False)', average],
  [
    'N:nansum',
    `(a, ${common})`,
    inOwnDtype(ignoringNaN(0, (t, axes, keep) => numpySum(inDtype(t, wide(t.dtype)), axes, keep, wide(t.dtype)))),
  ],
  ['N:nanmean', '(a, axis=None, dtype=None, out=None, keepdims=False)', inOwnDtype(nanMean)],
  [
    'N:nanmax',
    '(a, axis=None, out=None, keepdims=False)',
    ignoringNaN(Number.NEGATIVE_INFINITY, (t, axes, keep) => reduce(t, axes, keep, t.dtype, extreme(1))),
  ],
  [
    'N:nanmin',
    '(a, axis=None, out=None, keepdims=False)',
    ignoringNaN(Number.POSITIVE_INFINITY, (t, axes, keep) => reduce(t, axes, keep, t.dtype, extreme(-1))),
  ],
];
