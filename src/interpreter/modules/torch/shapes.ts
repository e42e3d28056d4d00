import { rearrange } from '../../../tensor/autograd/structure';
import { inferShape } from '../../../tensor/shape';
import { contiguous, isContiguous, permute, slice, squeeze } from '../../../tensor/view';
import { PythonList } from '../../objects/list';
import type { Bound } from '../../signature';
import type { Machine } from '../../values';
import { decline } from '../declined';
import { axis, integers, tensorArgument } from './convert';
import { cat, chunk, repeated, repeatInterleave, split, stack, stacked, unbind, widened } from './joining';
import { diag, flipped, permuted, roll, transposed, triangular } from './rearranging';
import type { Row } from './table';
import { type TorchTensor, variableOf, wrap } from './tensor';

import {
  expandTo,
  flatten,
  narrow,
  reshapeTo,
  self,
  sizes,
  squeezed,
  targetShape,
  turned,
  unsqueezed,
  view,
  viewed,
} from './views';

/** `view_as` and `reshape_as`. */
function likeAnother(bound: Bound, machine: Machine, name: string, mayCopy: boolean): TorchTensor {
  const x = self(bound, machine, name);
  const { shape } = tensorArgument(bound.get('other'), name, 'other', 1, machine).tensor;
  return reshapeTo(x, targetShape(x, shape, machine), mayCopy, machine);
}

/** Shapes, views, joining and splitting. */
export const shapeRows: readonly Row[] = [
  ['M:view', '(input, *size, **keywords)', view],
  ['M:reshape', '(input, *shape, **keywords)', view],
  ['T:reshape', '(input, *shape, **keywords)', view],
  ['M:view_as', '(input, other)', (bound, machine, name) => likeAnother(bound, machine, name, false)],
  ['M:reshape_as', '(input, other)', (bound, machine, name) => likeAnother(bound, machine, name, true)],
  ['TM:flatten', '(input, start_dim=0, end_dim=-1)', flatten],
  [
    'TM:ravel',
    '(input)',
    (bound, machine, name) => {
      const x = self(bound, machine, name);
      return reshapeTo(x, [x.tensor.size], true, machine);
    },
  ],
  [
    'TM:unflatten',
    '(input, dim, sizes)',
    (bound, machine, name) => {
      const x = self(bound, machine, name);
      const along = axis(bound.get('dim'), x.tensor.shape.length, machine);
      const inner = inferShape(x.tensor.shape[along] ?? 1, integers([bound.get('sizes')], 'sizes', machine));
      return inner === undefined
        ? decline('unflatten into sizes that do not fit is not evaluated')
        : reshapeTo(x, x.tensor.shape.toSpliced(along, 1, ...inner), false, machine);
    },
  ],
  ['TM:permute', '(input, *dims)', permuted],
  ['TM:transpose TM:swapaxes TM:swapdims', '(input, dim0, dim1)', transposed],
  [
    'TM:movedim TM:moveaxis',
    '(input, source, destination)',
    (bound, machine, name) => {
      const x = self(bound, machine, name);
      const rank = x.tensor.shape.length;
      const [from, to] = [axis(bound.get('source'), rank, machine), axis(bound.get('destination'), rank, machine)];
      const order = [...x.tensor.shape.keys()]
        .filter((item) => item !== from)
        .toSpliced(to, 0, ...(rank === 0 ? [] : [from]));
      return viewed(x, 'PermuteBackward0', (t) => permute(t, order), machine);
    },
  ],
  ['TM:t', '(input)', (bound, machine, name) => turned(self(bound, machine, name), machine)],
  ['TM:squeeze', '(input, dim=None)', squeezed],
  ['TM:unsqueeze', '(input, dim)', unsqueezed],
  [
    'M:expand',
    '(input, *size)',
    (bound, machine, name) => expandTo(self(bound, machine, name), sizes(bound, name, machine), machine),
  ],
  [
    'M:expand_as',
    '(input, other)',
    (bound, machine, name) =>
      expandTo(
        self(bound, machine, name),
        tensorArgument(bound.get('other'), name, 'other', 1, machine).tensor.shape,
        machine,
      ),
  ],
  [
    'T:broadcast_to M:broadcast_to',
    '(input, *size)',
    (bound, machine, name) => expandTo(self(bound, machine, name), sizes(bound, name, machine), machine),
  ],
  [
    'M:repeat',
    '(input, *sizes)',
    (bound, machine, name) => repeated(self(bound, machine, name), sizes(bound, name, machine), machine),
  ],
  [
    'TM:tile',
    '(input, *dims)',
    (bound, machine, name) => {
      const x = self(bound, machine, name);
      const times = sizes(bound, name, machine);
      return repeated(
        x,
        [...Array<number>(Math.max(0, x.tensor.shape.length - times.length)).fill(1), ...times],
        machine,
      );
    },
  ],
  ['TM:repeat_interleave', '(input, repeats, dim=None)', repeatInterleave],
  ['TM:chunk', '(input, chunks, dim=0)', chunk],
  ['TM:split', '(input, split_size_or_sections, dim=0)', split],
  ['TM:split_with_sizes', '(input, split_sizes, dim=0)', split],
  ['TM:unbind', '(input, dim=0)', unbind],
  ['T:cat T:concat T:concatenate', '(tensors, dim=0)', cat],
  ['T:stack', '(tensors, dim=0)', stack],
  ['T:hstack', '(tensors)', stacked(1)],
  ['T:vstack', '(tensors)', stacked(2)],
  ['TM:tril', '(input, diagonal=0)', triangular('TrilBackward0', (row, column, shift) => column <= row + shift)],
  ['TM:triu', '(input, diagonal=0)', triangular('TriuBackward0', (row, column, shift) => column >= row + shift)],
  ['TM:narrow', '(input, dim, start, length)', narrow],
  ['TM:diag', '(input, diagonal=0)', diag],
  ['TM:diagonal', '(input, diagonal=0)', diag],
  ['TM:flip', '(input, *dims)', flipped],
  ['TM:roll', '(input, shifts, dims=None)', roll],
  [
    'M:contiguous',
    '(input)',
    (bound, machine, name) => {
      const x = self(bound, machine, name);
      return isContiguous(x.tensor) ? x : wrap(rearrange('CloneBackward0', variableOf(x, machine), contiguous));
    },
  ],
  [
    'T:dstack',
    '(tensors)',
    widened(
      (shape) =>
        shape.length < 2 ? [1, ...(shape.length ? shape : [1]), 1] : shape.length === 2 ? [...shape, 1] : shape,
      2,
    ),
  ],
  ['T:column_stack', '(tensors)', widened((shape) => (shape.length < 2 ? [shape[0] ?? 1, 1] : shape), 1)],
];

/** The items of a tensor along its first axis, as iterating gives them. */
export const rowsOf = (x: TorchTensor, machine: Machine): PythonList =>
  new PythonList(
    [...Array(x.tensor.shape[0] ?? 0).keys()].map((i) =>
      viewed(x, 'UnbindBackward0', (t) => squeeze(slice(t, 0, i, 1), [0]), machine),
    ),
  );
