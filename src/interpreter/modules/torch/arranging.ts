import { expanded, rearrange, reshaped } from '../../../tensor/autograd/structure';
import { constant, record } from '../../../tensor/autograd/tape';
import { full } from '../../../tensor/create';
import { rounder, ulp } from '../../../tensor/rounding';
import { broadcastShapes } from '../../../tensor/shape';
import { Tensor } from '../../../tensor/tensor';
import { copy, errorsOf, flip, slice, toArray, transpose } from '../../../tensor/view';
import { PythonTuple } from '../../objects/tuple';
import type { Bound } from '../../signature';
import type { Machine, Result } from '../../values';
import { decline } from '../declined';
import { axis, integer, integers, real, sequence, tensorArgument } from './convert';
import { created, dtypeOf, options } from './creationArguments';
import { size } from './objects';
import type { Implementation, Row } from './table';
import { type TorchTensor, variableOf, wrap } from './tensor';
import { expandTo, self, viewed } from './views';

const listed = (bound: Bound, name: string, machine: Machine): TorchTensor[] => {
  const [first] = bound.rest;
  const given = bound.rest.length === 1 && first !== undefined ? (sequence(first) ?? bound.rest) : bound.rest;
  return given.map((item) => tensorArgument(item, name, 'tensors', 1, machine));
};

/** `meshgrid`: each line spread over all others; 'xy' turns the first two axes. */
const meshgrid: Implementation = (bound, machine, name) => {
  const lines = listed(bound, name, machine);
  const indexing = bound.get('indexing') ?? 'ij';
  if (lines.some((line) => line.tensor.shape.length > 1) || (indexing !== 'ij' && indexing !== 'xy'))
    return decline('such a meshgrid is not evaluated');
  const swap = indexing === 'xy' && lines.length > 1;
  const shape = lines.map((line) => line.tensor.size);
  return new PythonTuple(
    lines.map((line, i) => {
      const along = reshaped(
        variableOf(line, machine),
        shape.map((extent, k) => (k === i ? extent : 1)),
      );
      const grid = expanded(along, shape);
      const named = record('ExpandBackward0', grid.tensor, [grid], (g) => [g]);
      return wrap(swap ? rearrange('TransposeBackward0', named, (t) => transpose(t, 0, 1)) : named);
    }),
  );
};

/** `tensor_split`: into a number of nearly equal parts, or at indices. */
function tensorSplit(bound: Bound, machine: Machine, name: string, along?: number): Result {
  const x = self(bound, machine, name);
  const place = along ?? axis(bound.get('dim'), x.tensor.shape.length, machine);
  const extent = x.tensor.shape[place] ?? 1;
  const wanted = bound.get('indices_or_sections');
  const list = sequence(wanted);
  const cuts: number[] = [];
  if (list) cuts.push(...list.map((item) => integer(item, 'indices', machine)));
  else {
    const count = integer(wanted, 'sections', machine);
    if (along !== undefined && extent % count !== 0)
      return decline(`${name} into parts of different sizes is not evaluated`);
    for (let i = 1, at = 0; i < count; i++) {
      at += Math.floor(extent / count) + (i <= extent % count ? 1 : 0);
      cuts.push(at);
    }
  }
  const edges = [0, ...cuts.map((cut) => Math.min(Math.max(cut < 0 ? cut + extent : cut, 0), extent)), extent];
  return new PythonTuple(
    edges.slice(1).map((end, i) => {
      const start = edges[i] ?? 0;
      return viewed(x, 'SliceBackward0', (t) => slice(t, place, start, Math.max(end - start, 0)), machine);
    }),
  );
}

const flippedAlong =
  (which: number): Implementation =>
  (bound, machine, name) => {
    const x = self(bound, machine, name);
    if (x.tensor.shape.length <= which) return machine.raise('RuntimeError', `Input must be >= ${which + 1}-d.`);
    return wrap(rearrange('FlipBackward0', variableOf(x, machine), (t) => copy(flip(t, [which]))));
  };

const rot90: Implementation = (bound, machine, name) => {
  const x = self(bound, machine, name);
  const turns = ((integer(bound.get('k'), 'k', machine) % 4) + 4) % 4;
  const [a = 0, b = 1] = (bound.get('dims') === null ? [0, 1] : integers([bound.get('dims')], 'dims', machine)).map(
    (item) => axis(BigInt(item), x.tensor.shape.length, machine),
  );
  const turn = (t: Tensor): Tensor => {
    if (turns === 0) return copy(t);
    if (turns === 2) return copy(flip(t, [a, b]));
    return copy(turns === 1 ? transpose(flip(t, [b]), a, b) : flip(transpose(t, a, b), [b]));
  };
  return wrap(rearrange('Rot90Backward0', variableOf(x, machine), turn));
};

/** Row and column of every place in a triangle. */
const triangleIndices =
  (keep: (row: number, column: number, shift: number) => boolean): Implementation =>
  (bound, machine) => {
    const [rows, columns, shift] = ['row', 'col', 'offset'].map((key) => integer(bound.get(key), key, machine));
    const places: [number, number][] = [];
    for (let r = 0; r < (rows ?? 0); r++)
      for (let c = 0; c < (columns ?? 0); c++) if (keep(r, c, shift ?? 0)) places.push([r, c]);
    const numbers = [...places.map(([r]) => r), ...places.map(([, c]) => c)];
    return wrap(constant(Tensor.of('int64', [2, places.length], Float64Array.from(numbers))));
  };

const logspace: Implementation = (bound, machine) => {
  const dtype = dtypeOf(bound, machine);
  const [start, end] = [real(bound.get('start'), 'start', machine), real(bound.get('end'), 'end', machine)];
  const steps = integer(bound.get('steps'), 'steps', machine);
  const base = real(bound.get('base'), 'base', machine);
  if (dtype !== 'float32' && dtype !== 'float64') return decline('logspace of such a dtype is not evaluated');
  const round = rounder(dtype);
  const step = (end - start) / (steps - 1);
  const values = Float64Array.from({ length: steps }, (_, i) =>
    round(base ** (i < steps / 2 ? start + i * step : end - (steps - 1 - i) * step)),
  );
  const isWhole = Number.isInteger(start) && Number.isInteger(step) && Number.isInteger(base);
  const bounds = values.map((value) => (isWhole && value < 2 ** 24 ? 0 : 4 * ulp(dtype, value)));
  return created(Tensor.of(dtype, [steps], values, bounds), bound, machine);
};

/** Matrices along a diagonal, zeros elsewhere. */
const blockDiagonal: Implementation = (bound, machine, name) => {
  const blocks = listed(bound, name, machine).map((block) => {
    if (variableOf(block, machine).node || errorsOf(block.tensor) || block.tensor.shape.length !== 2)
      return decline('such a block_diag is not evaluated');
    return block.tensor;
  });
  const [first] = blocks;
  if (first === undefined || blocks.some((block) => block.dtype !== first.dtype))
    return decline('block_diag of several dtypes is not evaluated');
  const sum = (which: 0 | 1): number => blocks.reduce((total, block) => total + (block.shape[which] ?? 0), 0);
  const result = full([sum(0), sum(1)], 0, first.dtype);
  let [row, column] = [0, 0];
  for (const block of blocks) {
    const width = block.shape[1] ?? 1;
    toArray(block).forEach((value, i) => {
      result.storage.values[(row + Math.floor(i / width)) * sum(1) + column + (i % width)] = value;
    });
    row += block.shape[0] ?? 0;
    column += width;
  }
  return wrap(constant(result));
};

const diagEmbed: Implementation = (bound, machine, name) => {
  const x = self(bound, machine, name);
  const n = x.tensor.shape.at(-1) ?? 1;
  const v = variableOf(x, machine);
  if (v.node || errorsOf(v.tensor) || integer(bound.get('offset'), 'offset', machine) !== 0)
    return decline('such a diag_embed is not evaluated');
  const result = full([...x.tensor.shape, n], 0, x.tensor.dtype);
  toArray(x.tensor).forEach((value, i) => {
    result.storage.values[Math.floor(i / n) * n * n + (i % n) * (n + 1)] = value;
  });
  return wrap(constant(result));
};

/** Grids, parts, turns and stacks beside those of shapes.ts. */
export const arrangingRows: readonly Row[] = [
  ['T:meshgrid', '(*tensors, indexing=None)', meshgrid],
  [
    'TM:tensor_split',
    '(input, indices_or_sections, dim=0)',
    (bound, machine, name) => tensorSplit(bound, machine, name),
  ],
  [
    'TM:hsplit',
    '(input, indices_or_sections)',
    (bound, machine, name) =>
      tensorSplit(bound, machine, name, self(bound, machine, name).tensor.shape.length === 1 ? 0 : 1),
  ],
  ['TM:vsplit', '(input, indices_or_sections)', (bound, machine, name) => tensorSplit(bound, machine, name, 0)],
  ['TM:fliplr', '(input)', flippedAlong(1)],
  ['TM:flipud', '(input)', flippedAlong(0)],
  ['TM:rot90', '(input, k=1, dims=None)', rot90],
  ['T:triu_indices', '(row, col, offset=0)', triangleIndices((r, c, shift) => c >= r + shift)],
  ['T:tril_indices', '(row, col, offset=0)', triangleIndices((r, c, shift) => c <= r + shift)],
  ['T:logspace', `(start, end, steps, base=10.0, *, ${options})`, logspace],
  ['T:block_diag', '(*tensors)', blockDiagonal],
  ['TM:diag_embed', '(input, offset=0)', diagEmbed],
  [
    'T:broadcast_tensors',
    '(*tensors)',
    (bound, machine, name) => {
      const given = listed(bound, name, machine);
      const shape = broadcastShapes(...given.map((item) => item.tensor.shape));
      if (shape === undefined) return decline('shapes that do not broadcast are not evaluated');
      return new PythonTuple(given.map((item) => expandTo(item, shape, machine)));
    },
  ],
  [
    'T:broadcast_shapes',
    '(*shapes)',
    (bound, machine) => {
      const shape = broadcastShapes(...bound.rest.map((item) => integers([item], 'shapes', machine)));
      return shape ? size(shape) : decline('shapes that do not broadcast are not evaluated');
    },
  ],
  [
    'T:adjoint M:adjoint',
    '(input)',
    (bound, machine, name) =>
      viewed(
        self(bound, machine, name),
        'TransposeBackward0',
        (t) => transpose(t, t.shape.length - 2, t.shape.length - 1),
        machine,
      ),
  ],
];
