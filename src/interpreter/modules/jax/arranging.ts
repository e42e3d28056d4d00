import { constant, type Variable } from '../../../tensor/autograd/tape';
import { compare } from '../../../tensor/elementwise';
import { getIndex, IndexFailure } from '../../../tensor/index';
import { Tensor } from '../../../tensor/tensor';
import { errorsOf, expand, flip, permute, reshape, slice, toArray, unsqueeze } from '../../../tensor/view';
import { PythonList } from '../../objects/list';
import { PythonTuple } from '../../objects/tuple';
import type { Bound } from '../../signature';
import type { Machine, Value } from '../../values';
import { decline } from '../declined';
import { type JaxArray, wrap } from './array';
import { unrecorded } from './compilation';
import { axisArgument, convert, dtypeArgument, integer, sequence, shapeArgument, together, untracked } from './convert';
import { joined, rearrange } from './moving';
import type { Row } from './table';

type Arrange = (t: Tensor) => Tensor;

const moved = (x: JaxArray, name: string, arrange: Arrange, machine: Machine): JaxArray =>
  wrap(rearrange(name, x, arrange), machine, x.weak);

const first = (bound: Bound, machine: Machine): JaxArray => convert(bound.get('a'), machine);

/** With axes of 1 before the others until there are so many. */
const lifted = (t: Tensor, rank: number): Tensor =>
  t.shape.length >= rank ? t : reshape(t, [...Array<number>(rank - t.shape.length).fill(1), ...t.shape]);

/** Parts of a join in their common dtype, each arranged first. */
function joinedParts(given: Value, arrange: Arrange, axisOf: (rank: number) => number, machine: Machine): JaxArray {
  const items = sequence(given) ?? decline('joining something other than a list or tuple is not evaluated');
  const { operands, dtype, weak } = together(items, machine);
  const parts = operands.map((v) => rearrange('reshape', v, arrange));
  const axis = axisOf(parts[0]?.tensor.shape.length ?? 0);
  if (new Set(parts.map((v) => v.tensor.shape.toSpliced(axis, 1).join())).size !== 1)
    return decline('joining shapes that do not fit: JAX raises');
  return wrap(joined(parts, axis, dtype), machine, weak);
}

const flattened: Arrange = (t) => reshape(t, [t.size]);

/** Elements at places along an axis. */
function taken(t: Tensor, places: Tensor, axis: number): Tensor {
  const before = Array.from({ length: axis }, () => ({ kind: 'slice' }) as const);
  const found = getIndex(t, [...before, { kind: 'array', tensor: places }], 'broadcast');
  return found instanceof IndexFailure ? decline('a place beyond the array: JAX gives NaN') : found;
}

function take(bound: Bound, machine: Machine): JaxArray {
  const x = first(bound, machine);
  const { tensor: indices } = convert(bound.get('indices'), machine);
  if (bound.get('mode') !== null || errorsOf(indices)) return decline('this form of take is not evaluated');
  const flat = bound.get('axis') === null;
  const axis = flat ? 0 : axisArgument(bound.get('axis'), x.tensor.shape.length);
  const places = Tensor.of('int64', [...indices.shape], toArray(indices).slice());
  return moved(x, 'gather', (t) => taken(flat ? flattened(t) : t, places, axis), machine);
}

function roll(bound: Bound, machine: Machine): JaxArray {
  const x = first(bound, machine);
  const shift = integer(bound.get('shift'), 'shift');
  const flat = bound.get('axis') === null;
  const axis = flat ? 0 : axisArgument(bound.get('axis'), x.tensor.shape.length);
  return moved(
    x,
    'roll',
    (t) => {
      const source = flat ? flattened(t) : t;
      const extent = source.shape[axis] ?? 1;
      const places = Float64Array.from({ length: extent }, (_, i) => (((i - shift) % extent) + extent) % extent);
      return reshape(taken(source, Tensor.of('int64', [extent], places), axis), t.shape);
    },
    machine,
  );
}

function tile(bound: Bound, machine: Machine): JaxArray {
  const x = first(bound, machine);
  const times = shapeArgument(bound.get('reps'));
  const rank = Math.max(times.length, x.tensor.shape.length);
  const all = [...Array<number>(rank - times.length).fill(1), ...times];
  machine.charge(all.reduce((a, b) => a * b, x.tensor.size));
  return moved(
    x,
    'tile',
    (t) => {
      const source = lifted(t, rank);
      const apart = source.shape.flatMap((extent) => [1, extent]);
      const wide = source.shape.flatMap((extent, i) => [all[i] ?? 1, extent]);
      return reshape(
        expand(reshape(source, apart), wide),
        source.shape.map((extent, i) => extent * (all[i] ?? 1)),
      );
    },
    machine,
  );
}

function moveAxis(bound: Bound, machine: Machine): JaxArray {
  const x = first(bound, machine);
  const rank = x.tensor.shape.length;
  const [from, to] = [axisArgument(bound.get('source'), rank), axisArgument(bound.get('destination'), rank)];
  const others = [...Array(rank).keys()].filter((axis) => axis !== from);
  return moved(x, 'transpose', (t) => permute(t, others.toSpliced(to, 0, from)), machine);
}

function arraySplit(bound: Bound, machine: Machine): Value {
  const x = first(bound, machine);
  const axis = axisArgument(bound.get('axis'), x.tensor.shape.length);
  const count = integer(bound.get('sections'), 'sections');
  const extent = x.tensor.shape[axis] ?? 0;
  let start = 0;
  const pieces = Array.from({ length: count }, (_, i) => {
    const [from, length] = [start, Math.floor(extent / count) + (i < extent % count ? 1 : 0)];
    start += length;
    return moved(x, 'slice', (t) => slice(t, axis, from, length), machine);
  });
  return new PythonList(pieces);
}

/** Places that sort each row, stable. */
function argumentSort(bound: Bound, machine: Machine): JaxArray {
  const x = untracked(first(bound, machine), 'argsort');
  if (x.tensor.shape.length !== 1 || errorsOf(x.tensor) || toArray(x.tensor).some(Number.isNaN))
    return decline('this form of argsort is not evaluated');
  const sign = bound.get('descending') === true ? -1 : 1;
  const order = unrecorded(`argsort(${sign})`, [x], ([t = x.tensor]) => {
    const values = toArray(t);
    const places = [...values.keys()].sort((i, j) => sign * ((values[i] ?? 0) - (values[j] ?? 0)) || i - j);
    return Tensor.of('int32', [places.length], Float64Array.from(places));
  });
  return wrap(order, machine);
}

function triangle(bound: Bound, machine: Machine): JaxArray {
  const rows = integer(bound.get('N'), 'N');
  const columns = bound.get('M') === null ? rows : integer(bound.get('M'), 'M');
  const k = integer(bound.get('k'), 'k');
  machine.charge(rows * columns);
  const values = Float64Array.from({ length: rows * columns }, (_, i) =>
    (i % columns) - Math.floor(i / columns) <= k ? 1 : 0,
  );
  const dtype = dtypeArgument(bound.get('dtype'), machine) ?? 'float32';
  return wrap(constant(Tensor.of(dtype, [rows, columns], values)), machine);
}

function arraysEqual(bound: Bound, machine: Machine): JaxArray {
  const { operands } = together([bound.get('a1'), bound.get('a2')], machine);
  const [a, b] = operands.map(({ tensor }) => tensor);
  if (a === undefined || b === undefined || a.shape.join() !== b.shape.join())
    return wrap(constant(Tensor.of('bool', [], Float64Array.of(0))), machine);
  const same = unrecorded(
    'array_equal',
    operands.map(({ tensor }): Variable => constant(tensor)),
    ([p = a, q = b]) => {
      const found = compare(p, q, (x, y) => x === y);
      const open = errorsOf(found)?.some((error) => error > 0) ? Float64Array.of(1) : undefined;
      return Tensor.of('bool', [], Float64Array.of(Number(toArray(found).every((x) => x === 1))), open);
    },
  );
  return wrap(same, machine);
}

const stacks: readonly (readonly [string, Arrange, (rank: number) => number])[] = [
  ['~vstack', (t) => lifted(t, 2), () => 0],
  ['~hstack', (t) => lifted(t, 1), (rank) => (rank === 1 ? 0 : 1)],
  ['~column_stack', (t) => (t.shape.length < 2 ? reshape(t, [t.size, 1]) : t), () => 1],
];

/** More functions that move elements. */
export const arrangingRows: readonly Row[] = [
  ...stacks.map(
    ([name, arrange, axis]): Row => [
      name,
      '(tup, dtype=None)',
      (bound, machine) => joinedParts(bound.get('tup'), arrange, axis, machine),
    ],
  ),
  [
    '~append',
    '(arr, values, axis=None)',
    (bound, machine) => {
      const pair = new PythonTuple([bound.get('arr'), bound.get('values')]);
      const flat = bound.get('axis') === null;
      const axis = (rank: number) => (flat ? 0 : axisArgument(bound.get('axis'), rank));
      return joinedParts(pair, flat ? flattened : (t) => t, axis, machine);
    },
  ],
  [
    '~swapaxes .swapaxes',
    '(a, axis1, axis2)',
    (bound, machine) => {
      const x = first(bound, machine);
      const rank = x.tensor.shape.length;
      const [p, q] = [axisArgument(bound.get('axis1'), rank), axisArgument(bound.get('axis2'), rank)];
      const order = [...Array(rank).keys()].with(p, q).with(q, p);
      return moved(x, 'transpose', (t) => permute(t, order), machine);
    },
  ],
  ['~moveaxis', '(a, source, destination)', moveAxis],
  ['~tile', '(a, reps)', tile],
  ['~roll', '(a, shift, axis=None)', roll],
  ['~take .take', '(a, indices, axis=None, out=None, mode=None)', take],
  ['~array_split', '(a, sections, axis=0)', arraySplit],
  ['~argsort .argsort', '(a, axis=-1, *, kind=None, order=None, stable=True, descending=False)', argumentSort],
  ['~tri', '(N, M=None, k=0, dtype=None)', triangle],
  ['~array_equal', '(a1, a2, equal_nan=False)', arraysEqual],
  ['~flipud', '(a)', (bound, machine) => moved(first(bound, machine), 'rev', (t) => flip(t, [0]), machine)],
  ['~fliplr', '(a)', (bound, machine) => moved(first(bound, machine), 'rev', (t) => flip(t, [1]), machine)],
  ...[1, 2, 3].map(
    (rank): Row => [
      `~atleast_${rank}d`,
      '(a)',
      (bound, machine) =>
        moved(
          first(bound, machine),
          'reshape',
          (t) => (rank === 3 && t.shape.length === 2 ? unsqueeze(t, 2) : lifted(t, rank)),
          machine,
        ),
    ],
  ),
  ['.copy ~copy', '(a)', (bound, machine) => wrap(first(bound, machine), machine, first(bound, machine).weak)],
  ['~shape', '(a)', (bound, machine) => new PythonTuple(first(bound, machine).tensor.shape.map(BigInt))],
  ['~ndim', '(a)', (bound, machine) => BigInt(first(bound, machine).tensor.shape.length)],
  ['~size', '(a)', (bound, machine) => BigInt(first(bound, machine).tensor.size)],
];
