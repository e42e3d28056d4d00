import { cast } from '../../../tensor/cast';
import { binary, ErrorBounds, kernelOf, unary } from '../../../tensor/elementwise';
import { promoteTypes } from '../../../tensor/promotion/numpy';
import { extreme, reduce } from '../../../tensor/reduce';
import { isFloat } from '../../../tensor/rounding';
import { sizeOf } from '../../../tensor/shape';
import { boundedDot } from '../../../tensor/summation/dot';
import { numpySum } from '../../../tensor/summation/numpy';
import { numpyProduct } from '../../../tensor/summation/numpyProduct';
import { contiguousStrides, Tensor } from '../../../tensor/tensor';
import { diagonal, errorsOf, expand, permute, reshape, toArray } from '../../../tensor/view';
import { decline } from '../declined';
import { wrap } from './array';
import { axesOf, integerOf, tensorOf } from './convert';
import { array, flag, type Implementation, type Row } from './table';

const root = (t: Tensor): Tensor => unary(t, t.dtype, kernelOf(t.dtype, Math.sqrt));

/** `np.linalg.norm` of vectors, and of matrices by the Frobenius norm. */
const norm: Implementation = (bound, machine) => {
  const input = array(bound, 'x', machine);
  machine.charge(input.size);
  const t = isFloat(input.dtype) ? input : cast(input, 'float64');
  const { dtype } = t;
  const [kind, axis, keep] = [bound.get('ord'), bound.get('axis'), flag(bound, 'keepdims')];
  const isPlain = kind === null || (kind === 2n && t.shape.length === 1) || (kind === 'fro' && t.shape.length === 2);
  if (axis === null && isPlain) {
    const flat = reshape(t, [t.size]);
    const squared = root(numpyProduct(flat, flat, dtype));
    return wrap(
      keep
        ? reshape(
            squared,
            t.shape.map(() => 1),
          )
        : squared,
      machine,
    );
  }
  const axes = axesOf(axis, t.shape.length, machine);
  if (axes.length === 1 || isPlain) {
    const magnitudes = unary(t, dtype, kernelOf(dtype, Math.abs));
    if (kind === null || kind === 2n || kind === 2 || kind === 'fro') {
      return wrap(
        root(
          numpySum(
            binary(t, t, dtype, (x, y) => x * y),
            axes,
            keep,
            dtype,
          ),
        ),
        machine,
      );
    }
    if (kind === 1n || kind === 1) return wrap(numpySum(magnitudes, axes, keep, dtype), machine);
    if (kind === Number.POSITIVE_INFINITY) return wrap(reduce(magnitudes, axes, keep, dtype, extreme(1)), machine);
    if (kind === Number.NEGATIVE_INFINITY) return wrap(reduce(magnitudes, axes, keep, dtype, extreme(-1)), machine);
  }
  return decline('this norm is not evaluated');
};

/** `np.einsum` by its definition: products of the operands summed over the labels that the output does not name. */
const einsum: Implementation = (bound, machine) => {
  const [subscripts, ...operands] = bound.rest;
  if (typeof subscripts !== 'string' || subscripts.includes('.'))
    return decline('this form of numpy.einsum is not evaluated');
  const [left = '', right] = subscripts.replaceAll(' ', '').split('->');
  const inputs = left.split(',');
  const tensors = operands.map((value) => tensorOf(value, machine));
  for (const [k, input] of inputs.entries()) {
    // A label that an operand repeats names its diagonal.
    const repeated = [...input].find((label, i) => input.indexOf(label) !== i);
    const t = tensors[k];
    if (repeated === undefined || t === undefined) continue;
    const [first, second] = [input.indexOf(repeated), input.lastIndexOf(repeated)];
    tensors[k] = diagonal(t, 0, first, second);
    inputs[k] = input.replaceAll(repeated, '') + repeated;
  }
  if (inputs.length !== tensors.length || tensors.length > 2)
    return decline('this form of numpy.einsum is not evaluated');
  const labels = [...new Set(inputs.join(''))];
  const once = labels.filter((label) => left.split(label).length === 2).sort();
  const output = right === undefined ? once : [...right];
  const inner = labels.filter((label) => !output.includes(label));
  const extents = new Map<string, number>();
  for (const [k, input] of inputs.entries()) {
    if (input.length !== tensors[k]?.shape.length || new Set(input).size < input.length)
      return decline('this form of numpy.einsum is not evaluated');
    for (const [axis, label] of [...input].entries()) {
      const extent = tensors[k]?.shape[axis] ?? 1;
      if ((extents.get(label) ?? extent) !== extent) return decline('these operands of numpy.einsum do not fit');
      extents.set(label, extent);
    }
  }
  const dtype = tensors.map((t) => t.dtype).reduce(promoteTypes);
  const order = [...output, ...inner];
  const shape = order.map((label) => extents.get(label) ?? 1);
  machine.charge(sizeOf(shape));
  const spread = tensors.map((t, k) => {
    const own = [...(inputs[k] ?? '')];
    const present = order.filter((label) => own.includes(label));
    const arranged = permute(
      cast(t, dtype),
      present.map((label) => own.indexOf(label)),
    );
    return expand(
      reshape(
        arranged,
        order.map((label) => (own.includes(label) ? (extents.get(label) ?? 1) : 1)),
      ),
      shape,
    );
  });
  const length = sizeOf(inner.map((label) => extents.get(label) ?? 1));
  const rows = spread.map(toArray);
  const ones = new Float64Array(length).fill(1);
  if (spread.some((t) => errorsOf(t) !== undefined))
    return decline('numpy.einsum of uncertain numbers is not evaluated');
  const size = sizeOf(output.map((label) => extents.get(label) ?? 1));
  const bounds = new ErrorBounds(size);
  const dot = boundedDot(dtype);
  const values = Float64Array.from({ length: size }, (_, i) => {
    const part = (row: Float64Array | undefined) => row?.subarray(i * length, (i + 1) * length) ?? ones;
    const [value, error] = dot(part(rows[0]), part(rows[1]));
    bounds.set(i, error);
    return value;
  });
  const result = output.map((label) => extents.get(label) ?? 1);
  return wrap(new Tensor({ dtype, values, errors: bounds.errors }, result, contiguousStrides(result), 0), machine);
};

const trace: Implementation = (bound, machine) => {
  const t = diagonal(array(bound, 'a', machine), integerOf(bound.get('offset')));
  return wrap(numpySum(t, [t.shape.length - 1], false, isFloat(t.dtype) ? t.dtype : 'int64'), machine);
};

export const linalgRows: readonly Row[] = [
  ['L:norm', '(x, ord=None, axis=None, keepdims=False)', norm],
  ['N:einsum', '(*operands, optimize=False)', einsum],
  ['NM:trace', '(a, offset=0)', trace],
  [
    'NM:diagonal',
    '(a, offset=0)',
    (bound, machine) => wrap(diagonal(array(bound, 'a', machine), integerOf(bound.get('offset'))), machine),
  ],
];
