import { fromNumbers } from '../../../tensor/create';
import { nonzero } from '../../../tensor/index';
import { concatenate } from '../../../tensor/join';
import { Tensor } from '../../../tensor/tensor';
import { copy, errorsOf, expand, flip, reshape, toArray, transpose, unsqueeze } from '../../../tensor/view';
import { PythonList } from '../../objects/list';
import { PythonSlice } from '../../objects/slice';
import { PythonTuple } from '../../objects/tuple';
import { Instance, type Machine, PythonType, type Value } from '../../values';
import { decline } from '../declined';
import { NumpyArray, NumpyScalar, wrap, wrapArray } from './array';
import { floatOf, guard, integerOf, shapeOf, tensorOf } from './convert';
import { joined } from './joining';
import { array, dtypeArgument, type Implementation, type Row } from './table';

const whole = (values: readonly number[]): NumpyArray =>
  new NumpyArray(fromNumbers([...values], [values.length], 'int64'));

/** `np.ix_`: the arrays of an open mesh, one per axis. */
const openMesh: Implementation = (bound, machine) => {
  const rank = bound.rest.length;
  return new PythonTuple(
    bound.rest.map((value, k) => {
      let t = tensorOf(value, machine);
      if (t.shape.length !== 1) machine.raise('ValueError', 'Cross index must be 1 dimensional');
      if (t.dtype === 'bool') t = nonzero(t)[0] ?? t;
      return new NumpyArray(
        reshape(
          t,
          Array.from({ length: rank }, (_, j) => (j === k ? t.size : 1)),
        ),
      );
    }),
  );
};

/** The numbers of one axis of `np.mgrid[start:stop:step]`; the step 5j counts points. */
function axisNumbers(key: Value, machine: Machine): Tensor {
  if (!(key instanceof PythonSlice)) return decline('this kind of grid is not evaluated');
  const number = (value: Value, usual: number) => (value === null ? usual : floatOf(value, machine));
  const [start, stop, step] = [number(key.start, 0), number(key.stop, 0), number(key.step, 1)];
  const isFloating = [key.start, key.stop, key.step].some(
    (value) => typeof value === 'number' || (value instanceof NumpyScalar && value.tensor.dtype.startsWith('float')),
  );
  const count = Math.max(0, Math.ceil((stop - start) / step));
  return fromNumbers(
    Array.from({ length: count }, (_, i) => i * step + start),
    [count],
    isFloating ? 'float64' : 'int64',
  );
}

/** `np.mgrid` (dense) and `np.ogrid` (open). */
const gridType = (name: string, isOpen: boolean): PythonType =>
  new PythonType(name, 'numpy.lib._index_tricks_impl', [], {
    getItem: (_: Instance, key: Value, machine: Machine) =>
      guard(() => {
        if (!(key instanceof PythonTuple)) return wrapArray(axisNumbers(key, machine), machine);
        const axes = key.items.map((item) => axisNumbers(item, machine));
        const dtype = axes.some((t) => t.dtype === 'float64') ? 'float64' : 'int64';
        const shape = axes.map((t) => t.size);
        const open = axes.map((t, k) =>
          reshape(
            fromNumbers([...toArray(t)], [t.size], dtype),
            shape.map((extent, j) => (j === k ? extent : 1)),
          ),
        );
        if (isOpen) return new PythonTuple(open.map((t) => wrapArray(t, machine)));
        return wrapArray(
          concatenate(
            open.map((t) => unsqueeze(copy(expand(t, shape)), 0)),
            0,
            dtype,
          ),
          machine,
        );
      }),
  });

/** `np.r_` and `np.c_` of arrays, numbers and slices. */
const joinerType = (name: string, asColumns: boolean): PythonType =>
  new PythonType(name, 'numpy.lib._index_tricks_impl', [], {
    getItem: (_: Instance, key: Value, machine: Machine) =>
      guard(() => {
        const items = key instanceof PythonTuple ? key.items : [key];
        const parts = items.map((item) => {
          if (typeof item === 'string') return decline(`numpy.${name} with a directive is not evaluated`);
          const t = item instanceof PythonSlice ? axisNumbers(item, machine) : tensorOf(item, machine);
          const flat = t.shape.length === 0 ? reshape(t, [1]) : t;
          return asColumns && flat.shape.length === 1 ? unsqueeze(flat, 1) : flat;
        });
        return joined(parts, asColumns ? (parts[0]?.shape.length ?? 1) - 1 : 0, machine);
      }),
  });

/** Objects that are indexed rather than called. */
export const indexers: ReadonlyMap<string, Value> = new Map(
  [
    ['mgrid', gridType('nd_grid', false)] as const,
    ['ogrid', gridType('nd_grid', true)] as const,
    ['r_', joinerType('RClass', false)] as const,
    ['c_', joinerType('CClass', true)] as const,
  ].map(([name, type]) => [name, new Instance(type)]),
);

const indices: Implementation = (bound, machine) => {
  const shape = shapeOf(bound.get('dimensions'));
  const dtype = dtypeArgument(bound, machine) ?? 'int64';
  const grids = shape.map((extent, k) => {
    const line = fromNumbers(
      [...Array(extent).keys()],
      shape.map((_, j) => (j === k ? extent : 1)),
      dtype,
    );
    return unsqueeze(copy(expand(line, shape)), 0);
  });
  return wrapArray(concatenate(grids, 0, dtype), machine);
};

/** `np.rot90` of the first two axes. */
const quarterTurn: Implementation = (bound, machine) => {
  const t = array(bound, 'm', machine);
  const turns = ((integerOf(bound.get('k')) % 4) + 4) % 4;
  if (t.shape.length < 2) machine.raise('ValueError', `Axes=(0, 1) out of range for array of ndim=${t.shape.length}.`);
  const turned = [
    () => t,
    () => flip(transpose(t, 0, 1), [0]),
    () => flip(t, [0, 1]),
    () => transpose(flip(t, [0]), 0, 1),
  ][turns];
  return wrapArray(turned?.() ?? t, machine);
};

const unravel: Implementation = (bound, machine) => {
  const t = array(bound, 'indices', machine);
  const shape = shapeOf(bound.get('shape'));
  const size = shape.reduce((product, extent) => product * extent, 1);
  for (const place of toArray(t)) {
    if (place < 0 || place >= size)
      machine.raise('ValueError', `index ${place} is out of bounds for array with size ${size}`);
  }
  return new PythonTuple(
    shape.map((extent, axis) => {
      const step = shape.slice(axis + 1).reduce((product, x) => product * x, 1);
      return wrap(
        Tensor.of(
          'int64',
          [...t.shape],
          toArray(t).map((place) => Math.floor(place / step) % extent),
        ),
        machine,
      );
    }),
  );
};

const ravelMulti: Implementation = (bound, machine) => {
  const parts = bound.get('multi_index');
  if (!(parts instanceof PythonTuple)) return decline('this form of numpy.ravel_multi_index is not evaluated');
  const shape = shapeOf(bound.get('dims'));
  const tensors = parts.items.map((item) => tensorOf(item, machine));
  const first = tensors[0] ?? decline('no indices');
  const values = new Float64Array(first.size);
  tensors.forEach((t, axis) => {
    const step = shape.slice(axis + 1).reduce((product, x) => product * x, 1);
    toArray(t).forEach((place, i) => {
      if (place < 0 || place >= (shape[axis] ?? 0)) machine.raise('ValueError', 'invalid entry in coordinates array');
      values[i] = (values[i] ?? 0) + place * step;
    });
  });
  return wrap(Tensor.of('int64', [...first.shape], values), machine);
};

/** Row-major coordinates of a shape's places. */
function coordinates(shape: readonly number[]): number[][] {
  return shape.reduce<number[][]>(
    (all, extent) => all.flatMap((rest) => [...Array(extent).keys()].map((i) => [...rest, i])),
    [[]],
  );
}

const places: Implementation = (bound, machine) => {
  const [first] = bound.rest;
  const shape =
    bound.rest.length === 1 && first !== undefined ? shapeOf(first) : bound.rest.map((value) => integerOf(value));
  machine.charge(shape.reduce((product, extent) => product * extent, 1));
  return new PythonList(coordinates(shape).map((place) => new PythonTuple(place.map(BigInt))));
};

const enumerated: Implementation = (bound, machine) => {
  const t = array(bound, 'arr', machine);
  const flat = reshape(t, [t.size]);
  machine.charge(t.size);
  const element = (i: number) =>
    new NumpyScalar(Tensor.of(t.dtype, [], toArray(flat).slice(i, i + 1), errorsOf(flat)?.slice(i, i + 1)));
  return new PythonList(
    coordinates(t.shape).map((place, i) => new PythonTuple([new PythonTuple(place.map(BigInt)), element(i)])),
  );
};

/** Rows and columns at or below (`triu`: above) a diagonal of an n by m matrix. */
const triangle =
  (isKept: (gap: number) => boolean): Implementation =>
  (bound) => {
    const rows = integerOf(bound.get('n'));
    const columns = bound.get('m') === null ? rows : integerOf(bound.get('m'));
    const kept = coordinates([rows, columns]).filter(([i = 0, j = 0]) => isKept(j - i - integerOf(bound.get('k'))));
    return new PythonTuple([0, 1].map((axis) => whole(kept.map((place) => place[axis] ?? 0))));
  };

export const gridRows: readonly Row[] = [
  ['N:ix_', '(*args)', openMesh],
  ['N:indices', '(dimensions, dtype=None, sparse=False)', indices],
  ['N:rot90', '(m, k=1)', quarterTurn],
  ['N:unravel_index', '(indices, shape)', unravel],
  ['N:ravel_multi_index', '(multi_index, dims)', ravelMulti],
  ['N:ndindex', '(*shape)', places],
  ['N:ndenumerate', '(arr)', enumerated],
  ['N:tril_indices', '(n, k=0, m=None)', triangle((gap) => gap <= 0)],
  ['N:triu_indices', '(n, k=0, m=None)', triangle((gap) => gap >= 0)],
  [
    'N:diag_indices',
    '(n, ndim=2)',
    (bound) =>
      new PythonTuple(
        Array.from({ length: integerOf(bound.get('ndim')) }, () => whole([...Array(integerOf(bound.get('n'))).keys()])),
      ),
  ],
  [
    'N:flatnonzero',
    '(a)',
    (bound, machine) =>
      wrapArray(
        nonzero(reshape(array(bound, 'a', machine), [array(bound, 'a', machine).size]))[0] ?? decline('no axis'),
        machine,
      ),
  ],
];
