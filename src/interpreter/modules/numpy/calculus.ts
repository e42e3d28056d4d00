import { cast } from '../../../tensor/cast';
import { scalar } from '../../../tensor/create';
import { where as choose } from '../../../tensor/elementwise';
import { concatenate } from '../../../tensor/join';
import { isFloat } from '../../../tensor/rounding';
import { numpySum } from '../../../tensor/summation/numpy';
import { numpyProduct } from '../../../tensor/summation/numpyProduct';
import { Tensor } from '../../../tensor/tensor';
import { errorsOf, flip, reshape, select, slice, toArray } from '../../../tensor/view';
import { PythonList } from '../../objects/list';
import { PythonTuple } from '../../objects/tuple';
import type { Bound } from '../../signature';
import { type Evaluation, type Machine, Unknown, type Value } from '../../values';
import { decline } from '../declined';
import { algebra } from './algebra';
import { NumpyArray, wrap, wrapArray } from './array';
import { axesOf, axisOf, floatOf, tensorOf } from './convert';
import { promotedDtype } from './operations';
import { array, type Implementation, type Row } from './table';

/** Differences between neighbours along an axis. */
function differences(t: Tensor, axis: number, machine: Machine): Tensor {
  const extent = t.shape[axis] ?? 0;
  return algebra(machine).subtract(slice(t, axis, 1, extent - 1), slice(t, axis, 0, extent - 1));
}

/** The derivative along one axis: `gradient` of numpy/lib/_function_base_impl.py, with edges of first order. */
function slopeAlong(f: Tensor, axis: number, spacing: Tensor, machine: Machine): Tensor {
  const { add, subtract, multiply, divide } = algebra(machine);
  const extent = f.shape[axis] ?? 0;
  const part = (start: number, count: number) => slice(f, axis, start, count);
  const isUniform = spacing.shape.length === 0;
  const edge = (start: number, step: Tensor) => divide(subtract(part(start + 1, 1), part(start, 1)), step);
  const count = extent - 2;
  let middle: Tensor;
  if (isUniform) middle = divide(subtract(part(2, count), part(0, count)), multiply(2, spacing));
  else {
    const [before, after] = [slice(spacing, 0, 0, count), slice(spacing, 0, 1, count)];
    const both = add(before, after);
    const shaped = (t: Tensor) =>
      reshape(
        t,
        f.shape.map((_, k) => (k === axis ? count : 1)),
      );
    const a = shaped(divide(multiply(after, -1), multiply(before, both)));
    const b = shaped(divide(subtract(after, before), multiply(before, after)));
    const c = shaped(divide(before, multiply(after, both)));
    middle = add(add(multiply(a, part(0, count)), multiply(b, part(1, count))), multiply(c, part(2, count)));
  }
  const [first, last] = isUniform ? [spacing, spacing] : [select(spacing, 0, 0), select(spacing, 0, extent - 2)];
  const pieces = [edge(0, first), middle, edge(extent - 2, last)].map((t) => cast(t, f.dtype));
  return concatenate(pieces, axis, f.dtype);
}

const gradient: Implementation = (bound, machine) => {
  const input = array(bound, 'f', machine);
  const f = isFloat(input.dtype) ? input : cast(input, 'float64');
  const order = bound.keywords.get('edge_order') ?? 1n;
  if (order !== 1n) return decline('numpy.gradient with edge_order=2 is not evaluated');
  const axisValue = bound.keywords.get('axis') ?? null;
  const axes = axesOf(axisValue, f.shape.length, machine);
  const { rest } = bound;
  if (rest.length > 1 && rest.length !== axes.length) machine.raise('TypeError', 'invalid number of arguments');
  const slopes = axes.map((axis, i) => {
    const extent = f.shape[axis] ?? 0;
    if (extent < 2) {
      machine.raise(
        'ValueError',
        'Shape of array too small to calculate a numerical gradient, at least (edge_order + 1) elements are required.',
      );
    }
    const given = rest[rest.length === 1 ? 0 : i];
    const places = given === undefined ? scalar(1, 'float64') : tensorOf(given, machine);
    if (places.shape.length === 0) return slopeAlong(f, axis, cast(places, 'float64'), machine);
    if (places.size !== extent)
      machine.raise('ValueError', 'when 1d, distances must match the length of the corresponding dimension');
    const steps = differences(isFloat(places.dtype) ? places : cast(places, 'float64'), 0, machine);
    const values = toArray(steps);
    const isEven = values.every((step) => step === values[0]);
    return slopeAlong(f, axis, isEven ? select(steps, 0, 0) : steps, machine);
  });
  const results = slopes.map((t) => wrapArray(t, machine));
  return results.length === 1 ? (results[0] ?? null) : new PythonTuple(results);
};

/** `np.trapezoid` along the last axis. */
const trapezoid: Implementation = (bound, machine) => {
  const { add, multiply, divide } = algebra(machine);
  const y = array(bound, 'y', machine);
  const axis = axisOf(bound.get('axis'), y.shape.length);
  const extent = y.shape[axis] ?? 0;
  const pairs = add(slice(y, axis, 1, extent - 1), slice(y, axis, 0, extent - 1));
  const x = bound.get('x');
  let step: Tensor | number = floatOf(bound.get('dx'), machine);
  if (x !== null) {
    const places = tensorOf(x, machine);
    if (places.shape.length !== 1 || axis !== y.shape.length - 1)
      return decline('this form of numpy.trapezoid is not evaluated');
    step = differences(places, 0, machine);
  }
  const areas = divide(multiply(step, pairs), 2);
  return wrap(numpySum(areas, [axis], false, areas.dtype), machine);
};

/** `np.interp` (arr_interp in numpy/_core/src/multiarray/compiled_base.c). */
const interpolate: Implementation = (bound, machine) => {
  const [t, xp, fp] = ['x', 'xp', 'fp'].map((name) => cast(array(bound, name, machine), 'float64')) as [
    Tensor,
    Tensor,
    Tensor,
  ];
  if ([t, xp, fp].some((part) => errorsOf(part) !== undefined))
    return decline('interpolation of uncertain numbers is not evaluated');
  if (bound.get('period') !== null) return decline('numpy.interp with period= is not evaluated');
  const [places, heights] = [toArray(xp), toArray(fp)];
  if (places.length === 0) machine.raise('ValueError', 'array of sample points is empty');
  if (places.length !== heights.length) machine.raise('ValueError', 'fp and xp are not of the same length.');
  const last = places.length - 1;
  const limit = (name: string, usual: number) => (bound.get(name) === null ? usual : floatOf(bound.get(name), machine));
  const [left, right] = [limit('left', heights[0] ?? 0), limit('right', heights[last] ?? 0)];
  const values = toArray(t).map((x) => {
    if (Number.isNaN(x)) return x;
    if (x > (places[last] ?? 0)) return right;
    const j = places.findLastIndex((place) => place <= x);
    if (j < 0) return left;
    if (j === last || places[j] === x) return heights[j] ?? 0;
    const slope = ((heights[j + 1] ?? 0) - (heights[j] ?? 0)) / ((places[j + 1] ?? 0) - (places[j] ?? 0));
    return slope * (x - (places[j] ?? 0)) + (heights[j] ?? 0);
  });
  return wrap(Tensor.of('float64', [...t.shape], values), machine);
};

/** `np.polyval`: Horner's rule. */
const polynomial: Implementation = (bound, machine) => {
  const { add, multiply } = algebra(machine);
  const p = array(bound, 'p', machine);
  const x = array(bound, 'x', machine);
  const coefficients = Array.from({ length: p.size }, (_, i) => select(p, 0, i));
  const start = Tensor.of(x.dtype, [...x.shape], new Float64Array(x.size));
  return wrap(
    coefficients.reduce((sum, coefficient) => add(multiply(sum, x), coefficient), start),
    machine,
  );
};

/** `np.convolve`, `np.correlate`: inner products at the edges, short kernels term by term between (small_correlate in arraytypes.c.src). */
const slide =
  (turns: boolean): Implementation =>
  (bound, machine, name) => {
    const operands = ['a', 'v'].map((key) => array(bound, key, machine));
    const dtype = promotedDtype(operands.map((tensor) => ({ tensor })));
    if (operands.some((t) => t.shape.length !== 1) || (isFloat(dtype) && dtype !== 'float64'))
      return decline(`this form of numpy.${name} is not evaluated`);
    const [a, v] = operands.map((t) => cast(t, dtype)) as [Tensor, Tensor];
    if (a.size === 0 || v.size === 0) machine.raise('ValueError', `${a.size === 0 ? 'a' : 'v'} cannot be empty`);
    if (operands.some((t) => errorsOf(t) !== undefined))
      return decline(`numpy.${name} of uncertain numbers is not evaluated`);
    const swapped = v.size > a.size;
    if (swapped && !turns) return decline('numpy.correlate with a longer second operand is not evaluated');
    const [long, short] = swapped ? [v, a] : [a, v];
    const kernel = cast(turns ? flip(short, [0]) : short, dtype);
    const n = kernel.size;
    const mode = bound.get('mode');
    const before = mode === 'full' ? n - 1 : mode === 'same' ? Math.floor(n / 2) : 0;
    const after = mode === 'full' ? n - 1 : mode === 'same' ? n - before - 1 : 0;
    const inner = (start: number, from: number, count: number) =>
      toArray(numpyProduct(slice(long, 0, start, count), slice(kernel, 0, from, count), dtype))[0] ?? 0;
    const term = (i: number, k: number) => (toArray(long)[i + k] ?? 0) * (toArray(kernel)[k] ?? 0);
    machine.charge(long.size * n);
    const results: number[] = [];
    for (let i = 0; i < before; i++) results.push(inner(0, before - i, n - before + i));
    for (let i = 0; i <= long.size - n; i++) {
      let sum = 0;
      if (n > 11) sum = inner(i, 0, n);
      else for (let k = 0; k < n; k++) sum += term(i, k);
      results.push(sum);
    }
    for (let i = 0; i < after; i++) results.push(inner(long.size - n + 1 + i, 0, n - 1 - i));
    return wrapArray(Tensor.of(dtype, [results.length], Float64Array.from(results)), machine);
  };

/** `np.piecewise`: functions and numbers, each where its condition holds. */
function* piecewise(bound: Bound, machine: Machine): Evaluation {
  const x = array(bound, 'x', machine);
  const [conditions, functions] = [bound.get('condlist'), bound.get('funclist')].map((value) =>
    value instanceof PythonList || value instanceof PythonTuple
      ? value.items
      : decline('this form of numpy.piecewise is not evaluated'),
  ) as [readonly Value[], readonly Value[]];
  const masks = conditions.map((condition) => cast(tensorOf(condition, machine), 'bool'));
  if (functions.length !== masks.length && functions.length !== masks.length + 1) {
    return machine.raise(
      'ValueError',
      `with ${masks.length} condition(s), either ${masks.length} or ${masks.length + 1} functions are expected`,
    );
  }
  if (masks.some((mask) => errorsOf(mask) !== undefined))
    return decline('a condition depends on digits that differ between processors');
  if (functions.length > masks.length) {
    const any = toArray(x).map((_, i) => (masks.some((mask) => toArray(mask)[i] !== 0) ? 0 : 1));
    masks.push(Tensor.of('bool', [...x.shape], any));
  }
  let result: Tensor = Tensor.of(x.dtype, [...x.shape], new Float64Array(x.size));
  for (const [i, mask] of masks.entries()) {
    const places = [...toArray(mask).keys()].filter((k) => toArray(mask)[k] !== 0);
    if (places.length === 0) continue;
    const part = Tensor.of(
      x.dtype,
      [places.length],
      Float64Array.from(places, (k) => toArray(x)[k] ?? 0),
    );
    const piece = functions[i] ?? null;
    const isNumber = typeof piece === 'number' || typeof piece === 'bigint' || typeof piece === 'boolean';
    const given = isNumber ? piece : yield* machine.callWith(piece, new NumpyArray(part));
    if (given instanceof Unknown) return given;
    const values = cast(tensorOf(given, machine), x.dtype);
    const spread = new Float64Array(x.size);
    const errors = new Float64Array(x.size);
    places.forEach((k, j) => {
      spread[k] = toArray(values)[values.size === 1 ? 0 : j] ?? 0;
      errors[k] = errorsOf(values)?.[values.size === 1 ? 0 : j] ?? 0;
    });
    result = choose(mask, Tensor.of(x.dtype, [...x.shape], spread, errors), result, x.dtype);
  }
  return wrapArray(result, machine);
}

export const calculusRows: readonly Row[] = [
  ['N:gradient', '(f, *varargs, **options)', gradient],
  ['N:trapezoid', '(y, x=None, dx=1.0, axis=-1)', trapezoid],
  ['N:interp', '(x, xp, fp, left=None, right=None, period=None)', interpolate],
  ['N:polyval', '(p, x)', polynomial],
  ['N:convolve', "(a, v, mode='full')", slide(true)],
  ['N:correlate', "(a, v, mode='valid')", slide(false)],
  ['N:piecewise', '(x, condlist, funclist)', piecewise],
];
