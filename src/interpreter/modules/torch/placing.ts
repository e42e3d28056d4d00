import { constant, type Variable } from '../../../tensor/autograd/tape';
import { rounder } from '../../../tensor/rounding';
import { contiguousStrides, Tensor } from '../../../tensor/tensor';
import { errorsOf, toArray } from '../../../tensor/view';
import type { Bound } from '../../signature';
import type { Machine, Result } from '../../values';
import { decline } from '../declined';
import { axis, operandOf, tensorArgument } from './convert';
import type { Row } from './table';
import { variableOf, wrap } from './tensor';

/** A tensor that takes part in no gradient and whose numbers are known. */
export function known(bound: Bound, name: string, functionName: string, position: number, machine: Machine): Tensor {
  const v = variableOf(tensorArgument(bound.get(name), functionName, name, position, machine), machine);
  if (v.node) return decline(`the gradient of ${functionName} is not evaluated`);
  if (errorsOf(v.tensor)) return decline(`${functionName} of numbers that are not known is not evaluated`);
  return v.tensor;
}

/** How a new value joins the one it meets. */
type Meet = (old: number, value: number) => number;
const meets: Readonly<Record<string, Meet>> = {
  replace: (_old, value) => value,
  add: (old, value) => old + value,
  sum: (old, value) => old + value,
  multiply: (old, value) => old * value,
  prod: (old, value) => old * value,
  amax: Math.max,
  amin: Math.min,
};

/** Writes numbers to places of a copy, each joined with what is there. */
function written(t: Tensor, places: readonly number[], values: readonly number[], meet: Meet): Variable {
  const result = toArray(t).slice();
  const round = rounder(t.dtype);
  places.forEach((place, i) => {
    result[place] = round(meet(result[place] ?? 0, values[i] ?? 0));
  });
  return constant(Tensor.of(t.dtype, [...t.shape], result));
}

/** `scatter` and its kin: index[i][j] says where along `dim` the value at [i][j] goes. */
function scatter(bound: Bound, machine: Machine, name: string, how: string): Result {
  const x = known(bound, 'input', name, 1, machine);
  const along = axis(bound.get('dim'), x.shape.length, machine);
  const index = known(bound, 'index', name, 3, machine);
  if (index.dtype !== 'int64')
    return machine.raise('RuntimeError', `${name.replace(/_$/, '')}(): Expected dtype int64 for index`);
  const meet = meets[how];
  if (meet === undefined) return decline(`${name} with reduce='${how}' is not evaluated`);
  const source = operandOf(bound.get('src'), machine);
  if (source === undefined || source.variable.node) return decline(`such a ${name} is not evaluated`);
  const from = source.variable.tensor;
  if (source.kind !== 'number' && from.dtype !== x.dtype)
    return machine.raise('RuntimeError', `${name.replace(/_$/, '')}(): Expected self.dtype to be equal to src.dtype`);
  if (errorsOf(from)) return decline(`${name} of numbers that are not known is not evaluated`);
  if (index.shape.length !== x.shape.length) return decline(`${name} with such an index is not evaluated`);
  const extent = x.shape[along] ?? 1;
  const outside = toArray(index).find((place) => place < 0 || place >= extent);
  if (outside !== undefined)
    return machine.raise(
      'RuntimeError',
      `index ${outside} is out of bounds for dimension ${along} with size ${extent}`,
    );
  const [strides, sourceStrides] = [contiguousStrides(x.shape), contiguousStrides(from.shape)];
  if (
    index.shape.some(
      (n, i) => (i !== along && n > (x.shape[i] ?? 0)) || (source.kind !== 'number' && n > (from.shape[i] ?? 0)),
    )
  )
    return decline(`${name} with an index larger than the tensors is not evaluated`);
  const [numbers, targets] = [toArray(from), toArray(index)];
  const places: number[] = [];
  const values: number[] = [];
  const steps = contiguousStrides(index.shape);
  targets.forEach((target, flat) => {
    let [place, origin] = [0, 0];
    index.shape.forEach((n, i) => {
      const at = Math.floor(flat / (steps[i] ?? 1)) % n;
      place += (i === along ? target : at) * (strides[i] ?? 0);
      origin += at * (sourceStrides[i] ?? 0);
    });
    places.push(place);
    values.push(numbers[source.kind === 'number' ? 0 : origin] ?? 0);
  });
  return wrap(written(x, places, values, meet));
}

/** `index_add`, `index_copy`, `index_fill`: whole slices along an axis. */
const indexed =
  (valueName: string, meet: Meet) =>
  (bound: Bound, machine: Machine, name: string): Result => {
    const x = known(bound, 'input', name, 1, machine);
    const along = axis(bound.get('dim'), x.shape.length, machine);
    const rows = [...toArray(known(bound, 'index', name, 3, machine))];
    const operand = operandOf(bound.get(valueName), machine);
    if (operand === undefined || operand.variable.node || errorsOf(operand.variable.tensor))
      return decline(`such a ${name} is not evaluated`);
    const source = toArray(operand.variable.tensor);
    const isNumber = operand.variable.tensor.shape.length === 0;
    const extent = x.shape[along] ?? 1;
    if (rows.some((row) => row < 0 || row >= extent)) return machine.raise('IndexError', 'index out of range in self');
    const step = contiguousStrides(x.shape)[along] ?? 1;
    const outer = x.size / (extent * step);
    if (!isNumber && source.length !== outer * rows.length * step) return decline(`such a ${name} is not evaluated`);
    const places: number[] = [];
    const values: number[] = [];
    for (let o = 0; o < outer; o++) {
      rows.forEach((row, r) => {
        for (let k = 0; k < step; k++) {
          places.push((o * extent + row) * step + k);
          values.push(source[isNumber ? 0 : (o * rows.length + r) * step + k] ?? 0);
        }
      });
    }
    return wrap(written(x, places, values, meet));
  };

const reduceOf = (bound: Bound): string => {
  const given = bound.get('reduce');
  return typeof given === 'string' ? given : 'replace';
};

/** Writing to chosen places, and reading from flat ones. */
export const placingRows: readonly Row[] = [
  [
    'TMI:scatter',
    '(input, dim, index, src, *, reduce=None)',
    (bound, machine, name) => scatter(bound, machine, name, reduceOf(bound)),
  ],
  ['TMI:scatter_add', '(input, dim, index, src)', (bound, machine, name) => scatter(bound, machine, name, 'add')],
  [
    'TMI:scatter_reduce',
    '(input, dim, index, src, reduce, *, include_self=True)',
    (bound, machine, name) =>
      bound.get('include_self') === false || reduceOf(bound) === 'mean'
        ? decline('such a scatter_reduce is not evaluated')
        : scatter(bound, machine, name, reduceOf(bound)),
  ],
  [
    'TMI:index_add',
    '(input, dim, index, source, *, alpha=1)',
    (bound, machine, name) =>
      bound.get('alpha') === 1n
        ? indexed('source', (a, b) => a + b)(bound, machine, name)
        : decline('alpha is not evaluated'),
  ],
  ['TMI:index_copy', '(input, dim, index, source)', indexed('source', (_a, b) => b)],
  ['TMI:index_fill', '(input, dim, index, value)', indexed('value', (_a, b) => b)],
  [
    'TM:take',
    '(input, index)',
    (bound, machine, name) => {
      const x = known(bound, 'input', name, 1, machine);
      const index = known(bound, 'index', name, 2, machine);
      const numbers = toArray(x);
      const places = [...toArray(index)].map((place) => (place < 0 ? place + numbers.length : place));
      if (places.some((place) => place < 0 || place >= numbers.length))
        return machine.raise('IndexError', 'out of range: tried to access an index outside the tensor');
      return wrap(
        constant(
          Tensor.of(
            x.dtype,
            [...index.shape],
            Float64Array.from(places, (place) => numbers[place] ?? 0),
          ),
        ),
      );
    },
  ],
  [
    'TMI:masked_scatter',
    '(input, mask, source)',
    (bound, machine, name) => {
      const x = known(bound, 'input', name, 1, machine);
      const mask = known(bound, 'mask', name, 2, machine);
      const source = toArray(known(bound, 'source', name, 3, machine));
      if (mask.dtype !== 'bool' || `${mask.shape}` !== `${x.shape}`)
        return decline('such a masked_scatter is not evaluated');
      const places = [...toArray(mask).keys()].filter((i) => toArray(mask)[i] !== 0);
      if (source.length < places.length)
        return machine.raise('RuntimeError', 'Number of elements of source < number of ones in mask');
      return wrap(written(x, places, [...source], (_old, value) => value));
    },
  ],
  [
    'TM:argwhere',
    '(input)',
    function* (bound, machine, name) {
      const method = yield* machine.getAttribute(
        tensorArgument(bound.get('input'), name, 'input', 1, machine),
        'nonzero',
      );
      return yield* machine.callWith(method);
    },
  ],
];
