import { cast } from '../../../tensor/cast';
import type { Dtype } from '../../../tensor/dtype';
import { concatenate as join } from '../../../tensor/join';
import { promoteTypes } from '../../../tensor/promotion/numpy';
import { sizeOf } from '../../../tensor/shape';
import type { Tensor } from '../../../tensor/tensor';
import { copy, expand, reshape, slice, unsqueeze } from '../../../tensor/view';
import { PythonList } from '../../objects/list';
import { PythonTuple } from '../../objects/tuple';
import type { Bound } from '../../signature';
import type { Machine, Value } from '../../values';
import { wrapArray } from './array';
import { axisOf, shapeOf, tensorOf } from './convert';
import { atLeast, method } from './shapes';
import { array, dtypeArgument, type Implementation, type Row } from './table';

/** The arrays of a sequence argument, of one dtype. */
function parts(value: Value, machine: Machine): Tensor[] {
  const items =
    value instanceof PythonList || value instanceof PythonTuple
      ? value.items
      : rowsOf(tensorOf(value, machine), machine);
  const tensors = items.map((item) => tensorOf(item, machine));
  if (tensors.length === 0) machine.raise('ValueError', 'need at least one array to concatenate');
  return tensors;
}

const rowsOf = (t: Tensor, machine: Machine): Value[] =>
  Array.from({ length: t.shape[0] ?? 0 }, (_, i) => wrapArray(slice(t, 0, i, 1), machine)).map((row) =>
    wrapArray(reshape(row.tensor, t.shape.slice(1)), machine),
  );

export function joined(tensors: readonly Tensor[], axis: number, machine: Machine, given?: Dtype): Value {
  const dtype = given ?? tensors.map((t) => t.dtype).reduce(promoteTypes);
  const first = tensors[0]?.shape ?? [];
  if (first.length === 0) machine.raise('ValueError', 'zero-dimensional arrays cannot be concatenated');
  tensors.forEach(({ shape }, i) => {
    if (shape.length !== first.length) {
      machine.raise(
        'ValueError',
        `all the input arrays must have same number of dimensions, but the array at index 0 has ${first.length} dimension(s) and the array at index ${i} has ${shape.length} dimension(s)`,
      );
    }
    const odd = shape.findIndex((extent, k) => k !== axis && extent !== first[k]);
    if (odd >= 0) {
      machine.raise(
        'ValueError',
        `all the input array dimensions except for the concatenation axis must match exactly, but along dimension ${odd}, the array at index 0 has size ${first[odd]} and the array at index ${i} has size ${shape[odd]}`,
      );
    }
  });
  return wrapArray(
    join(
      tensors.map((t) => cast(t, dtype)),
      axis,
      dtype,
    ),
    machine,
  );
}

const concatenate: Implementation = (bound, machine) => {
  const tensors = parts(bound.get('arrays'), machine);
  const axis = bound.get('axis');
  const dtype = dtypeArgument(bound, machine);
  if (axis === null)
    return joined(
      tensors.map((t) => reshape(t, [t.size])),
      0,
      machine,
      dtype,
    );
  return joined(tensors, axisOf(axis, tensors[0]?.shape.length ?? 0), machine, dtype);
};

const stack: Implementation = (bound, machine) => {
  const tensors = parts(bound.get('arrays'), machine);
  const shape = tensors[0]?.shape ?? [];
  if (tensors.some((t) => t.shape.length !== shape.length || t.shape.some((extent, k) => extent !== shape[k]))) {
    machine.raise('ValueError', 'all input arrays must have the same shape');
  }
  const axis = axisOf(bound.get('axis'), shape.length + 1);
  return joined(
    tensors.map((t) => unsqueeze(t, axis)),
    axis,
    machine,
  );
};

const stacked =
  (arrange: (t: Tensor) => Tensor, axisFor: (rank: number) => number): Implementation =>
  (bound, machine) => {
    const tensors = parts(bound.get('arrays'), machine).map(arrange);
    return joined(tensors, axisFor(tensors[0]?.shape.length ?? 1), machine);
  };

/** `split` into equal parts or at places; `array_split` into nearly equal ones. */
const split =
  (axisDefault: number | undefined, even: boolean): Implementation =>
  (bound, machine) => {
    const t = array(bound, 'a', machine);
    const axis =
      axisDefault === undefined ? axisOf(bound.get('axis'), t.shape.length) : t.shape.length === 1 ? 0 : axisDefault;
    const extent = t.shape[axis] ?? 0;
    const wanted = bound.get('indices_or_sections');
    let bounds: number[];
    if (typeof wanted === 'bigint') {
      const count = Number(wanted);
      if (even && extent % count !== 0) machine.raise('ValueError', 'array split does not result in an equal division');
      bounds = [0];
      for (let i = 0; i < count; i++)
        bounds.push((bounds[i] ?? 0) + Math.floor(extent / count) + (i < extent % count ? 1 : 0));
    } else
      bounds = [0, ...shapeOf(wanted).map((place) => Math.min(extent, place < 0 ? place + extent : place)), extent];
    return new PythonList(
      bounds.slice(1).map((to, i) => {
        const from = bounds[i] ?? 0;
        return wrapArray(slice(t, axis, from, Math.max(0, to - from)), machine);
      }),
    );
  };

function repeated(t: Tensor, bound: Bound, machine: Machine): Tensor {
  const axisValue = bound.get('axis');
  const source = axisValue === null ? reshape(t, [t.size]) : t;
  const axis = axisValue === null ? 0 : axisOf(axisValue, t.shape.length);
  const extent = source.shape[axis] ?? 0;
  const counts = shapeOf(bound.get('repeats'));
  machine.charge(extent * Math.max(...counts));
  const [count = 0] = counts;
  if (counts.length === 1 && count > 0) {
    const spread = expand(unsqueeze(source, axis + 1), source.shape.toSpliced(axis + 1, 0, count));
    return reshape(spread, source.shape.with(axis, extent * count));
  }
  const pieces = Array.from({ length: extent }, (_, i) =>
    expand(slice(source, axis, i, 1), source.shape.with(axis, counts.length === 1 ? 0 : (counts[i] ?? 0))),
  );
  return pieces.length === 0 ? copy(source) : join(pieces, axis, t.dtype);
}

function tiled(t: Tensor, bound: Bound, machine: Machine): Tensor {
  const counts = shapeOf(bound.get('reps'));
  const rank = Math.max(counts.length, t.shape.length);
  const shape = [...Array(rank - t.shape.length).fill(1), ...t.shape] as number[];
  const full = [...Array(rank - counts.length).fill(1), ...counts] as number[];
  machine.charge(sizeOf(shape) * sizeOf(full));
  const spread = expand(
    reshape(
      copy(t),
      shape.flatMap((extent) => [1, extent]),
    ),
    shape.flatMap((extent, k) => [full[k] ?? 1, extent]),
  );
  return reshape(
    spread,
    shape.map((extent, k) => extent * (full[k] ?? 1)),
  );
}

/** What joins, splits and repeats arrays. */
export const joiningRows: readonly Row[] = [
  ['N:concatenate', '(arrays, axis=0, out=None, *, dtype=None)', concatenate],
  ['N:stack', '(arrays, axis=0, out=None)', stack],
  [
    'N:hstack',
    '(arrays)',
    stacked(
      (t) => atLeast(t, 1),
      (rank) => (rank === 1 ? 0 : 1),
    ),
  ],
  [
    'N:vstack',
    '(arrays)',
    stacked(
      (t) => atLeast(t, 2),
      () => 0,
    ),
  ],
  [
    'N:column_stack',
    '(arrays)',
    stacked(
      (t) => (t.shape.length < 2 ? reshape(t, [t.size, 1]) : t),
      () => 1,
    ),
  ],
  ['N:split', '(a, indices_or_sections, axis=0)', split(undefined, true)],
  ['N:array_split', '(a, indices_or_sections, axis=0)', split(undefined, false)],
  ['N:hsplit', '(a, indices_or_sections)', split(1, true)],
  ['N:vsplit', '(a, indices_or_sections)', split(0, true)],
  ['NM:repeat', '(a, repeats, axis=None)', method(repeated)],
  ['N:tile', '(a, reps)', method(tiled)],
];
