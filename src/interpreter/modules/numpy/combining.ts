import { cast } from '../../../tensor/cast';
import { fromNumbers, full } from '../../../tensor/create';
import { getIndex, type Index, IndexFailure, setIndex } from '../../../tensor/index';
import { concatenate } from '../../../tensor/join';
import { castInOrder } from '../../../tensor/memoryOrder';
import { promoteTypes } from '../../../tensor/promotion/numpy';
import { sizeOf } from '../../../tensor/shape';
import { numpyProduct } from '../../../tensor/summation/numpyProduct';
import { Tensor } from '../../../tensor/tensor';
import { copyInto, errorsOf, expand, permute, reshape, select, slice, toArray, unsqueeze } from '../../../tensor/view';
import { PythonList } from '../../objects/list';
import { PythonTuple } from '../../objects/tuple';
import type { Bound } from '../../signature';
import type { Machine } from '../../values';
import { type Evaluation, Unknown, type Value } from '../../values';
import { decline } from '../declined';
import { algebra } from './algebra';
import { wrap, wrapArray } from './array';
import { axisOf, integerOf, tensorOf } from './convert';
import { ascending } from './sorting';
import { array, dtypeArgument, type Implementation, type Row } from './table';

/** `np.tensordot`: both operands as matrices, multiplied as `np.dot` multiplies. */
const tensorDot: Implementation = (bound, machine) => {
  const [a, b] = [array(bound, 'a', machine), array(bound, 'b', machine)];
  const dtype = promoteTypes(a.dtype, b.dtype);
  const axes = bound.get('axes');
  let [left, right]: number[][] = [[], []];
  if (axes instanceof PythonTuple || axes instanceof PythonList) {
    const list = (value: Value | undefined) =>
      value instanceof PythonTuple || value instanceof PythonList ? [...value.items] : [value ?? null];
    left = list(axes.items[0]).map((axis) => axisOf(axis, a.shape.length));
    right = list(axes.items[1]).map((axis) => axisOf(axis, b.shape.length));
  } else {
    const count = integerOf(axes);
    left = Array.from({ length: count }, (_, i) => a.shape.length - count + i);
    right = [...Array(count).keys()];
  }
  if (left.length !== right.length || left.some((axis, i) => a.shape[axis] !== b.shape[right[i] ?? 0]))
    machine.raise('ValueError', 'shape-mismatch for sum');
  const [freeLeft, freeRight] = [
    [...a.shape.keys()].filter((axis) => !left.includes(axis)),
    [...b.shape.keys()].filter((axis) => !right.includes(axis)),
  ];
  const extents = (t: Tensor, list: readonly number[]) => list.map((axis) => t.shape[axis] ?? 1);
  const inner = sizeOf(extents(a, left));
  machine.charge(a.size * sizeOf(extents(b, freeRight)));
  const x = reshape(permute(castInOrder(a, dtype), [...freeLeft, ...left]), [sizeOf(extents(a, freeLeft)), inner]);
  const y = reshape(permute(castInOrder(b, dtype), [...right, ...freeRight]), [inner, sizeOf(extents(b, freeRight))]);
  return wrap(reshape(numpyProduct(x, y, dtype), [...extents(a, freeLeft), ...extents(b, freeRight)]), machine);
};

/** `np.kron`. */
const kronecker: Implementation = (bound, machine) => {
  const [a, b] = [array(bound, 'a', machine), array(bound, 'b', machine)];
  const rank = Math.max(a.shape.length, b.shape.length);
  const [x, y] = [a, b].map((t) => [...Array(rank - t.shape.length).fill(1), ...t.shape] as number[]) as [
    number[],
    number[],
  ];
  const wide = algebra(machine).multiply(
    reshape(
      a,
      x.flatMap((extent) => [extent, 1]),
    ),
    reshape(
      b,
      y.flatMap((extent) => [1, extent]),
    ),
  );
  return wrap(
    reshape(
      wide,
      x.map((extent, k) => extent * (y[k] ?? 1)),
    ),
    machine,
  );
};

/** `np.cross` of vectors of three numbers along the last axis. */
const cross: Implementation = (bound, machine) => {
  const { subtract, multiply } = algebra(machine);
  const [a, b] = [array(bound, 'a', machine), array(bound, 'b', machine)];
  if (a.shape.at(-1) !== 3 || b.shape.at(-1) !== 3)
    return decline('numpy.cross of vectors of other sizes is not evaluated');
  const part = (t: Tensor, k: number) => select(t, t.shape.length - 1, k);
  const parts = [0, 1, 2].map((k) => {
    const [i, j] = [(k + 1) % 3, (k + 2) % 3];
    return subtract(multiply(part(a, i), part(b, j)), multiply(part(a, j), part(b, i)));
  });
  const rank = parts[0]?.shape.length ?? 0;
  return wrapArray(
    concatenate(
      parts.map((t) => unsqueeze(t, rank)),
      rank,
      parts[0]?.dtype ?? 'float64',
    ),
    machine,
  );
};

/** `np.choose`: for each place the element of the choice it names. */
const chooseFrom: Implementation = (bound, machine) => {
  const places = array(bound, 'a', machine);
  const list = bound.get('choices');
  if (!(list instanceof PythonList || list instanceof PythonTuple))
    return decline('this form of numpy.choose is not evaluated');
  const choices = list.items.map((item) => tensorOf(item, machine));
  const dtype = choices.map((t) => t.dtype).reduce(promoteTypes);
  const spread = choices.map((t) => expand(cast(t, dtype), places.shape));
  if (spread.some((t) => errorsOf(t) !== undefined))
    return decline('numpy.choose of uncertain numbers is not evaluated');
  const values = toArray(places).map((place, i) => {
    if (place < 0 || place >= choices.length) machine.raise('ValueError', 'invalid entry in choice array');
    const chosen = spread[place];
    return chosen === undefined ? 0 : (toArray(chosen)[i] ?? 0);
  });
  return wrap(Tensor.of(dtype, [...places.shape], values), machine);
};

/** `np.lexsort`: by the last key first; ties keep their order. */
const lexicalOrder: Implementation = (bound, machine) => {
  const value = bound.get('keys');
  const keys = (
    value instanceof PythonTuple || value instanceof PythonList
      ? [...value.items]
      : decline('these keys are not evaluated')
  ).map((key) => tensorOf(key, machine));
  if (keys.some((t) => t.shape.length !== 1 || errorsOf(t) !== undefined))
    return decline('these keys are not evaluated');
  const order = [...Array(keys[0]?.size ?? 0).keys()].sort((i, j) => {
    for (const t of keys.toReversed()) {
      const gap = ascending(toArray(t)[i] ?? 0, toArray(t)[j] ?? 0);
      if (gap !== 0) return gap;
    }
    return i - j;
  });
  return wrapArray(fromNumbers(order, [order.length], 'int64'), machine);
};

/** `np.extract`, `np.compress`: what a condition picks. */
const picked =
  (key: string): Implementation =>
  (bound, machine) => {
    const t = array(bound, key, machine);
    const condition = cast(array(bound, 'condition', machine), 'bool');
    const axisValue = key === 'a' ? bound.get('axis') : null;
    const source = axisValue === null ? reshape(t, [t.size]) : t;
    const axis = axisValue === null ? 0 : axisOf(axisValue, t.shape.length);
    const mask = reshape(condition, [condition.size]);
    const indices: Index[] = source.shape.map((_, k) =>
      k === axis ? { kind: 'mask', tensor: mask } : { kind: 'slice' },
    );
    const result = getIndex(source, indices, 'broadcast');
    return result instanceof IndexFailure ? decline('this condition is not evaluated') : wrapArray(result, machine);
  };

const depthStack: Implementation = (bound, machine) => {
  const list = bound.get('tup');
  if (!(list instanceof PythonList || list instanceof PythonTuple))
    return decline('this form of numpy.dstack is not evaluated');
  const parts = list.items.map((item) => {
    const t = tensorOf(item, machine);
    if (t.shape.length === 1) return reshape(t, [1, t.size, 1]);
    return t.shape.length === 2 ? unsqueeze(t, 2) : reshape(t, t.shape.length === 0 ? [1, 1, 1] : t.shape);
  });
  return wrapArray(concatenate(parts, 2, parts.map((t) => t.dtype).reduce(promoteTypes)), machine);
};

/** `np.fill_diagonal`, in place. */
const fillDiagonal: Implementation = (bound, machine) => {
  const t = array(bound, 'a', machine);
  if (t.shape.length !== 2) return decline('numpy.fill_diagonal beyond two axes is not evaluated');
  const count = Math.min(...t.shape);
  const diagonal = new Tensor(t.storage, [count], [(t.strides[0] ?? 0) + (t.strides[1] ?? 0)], t.offset);
  copyInto(diagonal, cast(tensorOf(bound.get('val'), machine), t.dtype));
  return null;
};

function* fromIterable(bound: Bound, machine: Machine): Evaluation {
  const items = yield* machine.items(bound.get('iter'));
  if (items instanceof Unknown) return items;
  const count = integerOf(bound.get('count'));
  const kept = count < 0 ? items : items.slice(0, count);
  return wrapArray(tensorOf(new PythonList([...kept]), machine, dtypeArgument(bound, machine)), machine);
}

const neighbourDifferences: Implementation = (bound, machine) => {
  const t = array(bound, 'ary', machine);
  if (bound.get('to_end') !== null || bound.get('to_begin') !== null)
    return decline('this form of numpy.ediff1d is not evaluated');
  const flat = reshape(t, [t.size]);
  return wrapArray(
    algebra(machine).subtract(slice(flat, 0, 1, Math.max(0, t.size - 1)), slice(flat, 0, 0, Math.max(0, t.size - 1))),
    machine,
  );
};

/** `np.diagflat`: a matrix with the numbers on a diagonal. */
const diagonalMatrix: Implementation = (bound, machine) => {
  const t = array(bound, 'v', machine);
  const shift = integerOf(bound.get('k'));
  const extent = t.size + Math.abs(shift);
  machine.charge(extent * extent);
  const result = full([extent, extent], 0, t.dtype);
  const start = Math.max(0, -shift) * extent + Math.max(0, shift);
  copyInto(new Tensor(result.storage, [t.size], [extent + 1], start), reshape(t, [t.size]));
  return wrapArray(result, machine);
};

/** `np.put_along_axis`, in place. */
const putAlong: Implementation = (bound, machine) => {
  const t = array(bound, 'arr', machine);
  const places = array(bound, 'indices', machine);
  const axis = axisOf(bound.get('axis'), t.shape.length);
  const indices: Index[] = t.shape.map((_, k) => {
    if (k === axis) return { kind: 'array', tensor: places };
    const extent = places.shape[k] ?? 1;
    return {
      kind: 'array',
      tensor: fromNumbers(
        [...Array(extent).keys()],
        places.shape.map((_, j) => (j === k ? extent : 1)),
        'int64',
      ),
    };
  });
  const failure = setIndex(t, indices, cast(array(bound, 'values', machine), t.dtype), 'broadcast');
  return failure === undefined ? null : decline('these indices are not evaluated');
};

export const combiningRows: readonly Row[] = [
  ['N:diagflat', '(v, k=0)', diagonalMatrix],
  ['N:put_along_axis', '(arr, indices, values, axis=-1)', putAlong],
  ['N:tensordot', '(a, b, axes=2)', tensorDot],
  ['N:kron', '(a, b)', kronecker],
  ['N:cross', '(a, b)', cross],
  ['N:choose', '(a, choices, out=None)', chooseFrom],
  ['N:lexsort', '(keys, axis=-1)', lexicalOrder],
  ['N:extract', '(condition, arr)', picked('arr')],
  ['N:compress', '(condition, a, axis=None)', picked('a')],
  ['N:dstack', '(tup)', depthStack],
  ['N:fill_diagonal', '(a, val, wrap=False)', fillDiagonal],
  ['N:fromiter', '(iter, dtype, count=-1)', fromIterable],
  ['N:ediff1d', '(ary, to_end=None, to_begin=None)', neighbourDifferences],
];
