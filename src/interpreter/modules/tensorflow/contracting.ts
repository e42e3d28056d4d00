import type { Variable } from '../../../tensor/autograd/tape';
import { sizeOf } from '../../../tensor/shape';
import { einsum, parseEquation } from '../../../tensor/tensorflow/einsum';
import { matmul } from '../../../tensor/tensorflow/linear';
import { reshape, transpose } from '../../../tensor/tensorflow/structure';
import { typeOf } from '../../objects/types';
import type { Bound } from '../../signature';
import { type Machine, PythonObject, type Result, type Value } from '../../values';
import { decline } from '../declined';
import { convertTogether, sequence, shapeArgument } from './convert';
import { type Row, result } from './table';
import { checkOperands } from './typeErrors';

/** Products of tensors over chosen axes: tf.einsum, tf.tensordot, tf.linalg.matvec. */

/** Einstein sum of values under an equation. */
export function einsumOf(equation: Value, values: readonly Value[], machine: Machine): Result {
  if (typeof equation !== 'string') return decline('an equation that is no text is not evaluated');
  const parsed = parseEquation(equation) ?? decline(`the equation ${equation} is not evaluated`);
  for (const value of values)
    if (!(value instanceof PythonObject) || value.tensor === undefined)
      machine.raise('AttributeError', `'${typeOf(value).name}' object has no attribute 'shape'`);
  const operands = convertTogether(values, machine);
  const { inputs, output } = parsed;
  if (operands.length !== inputs.length || operands.length > 2)
    return decline('an Einstein sum of so many operands is not evaluated');
  const extents = new Map<string, number>();
  for (const [k, labels] of inputs.entries()) {
    const shape = operands[k]?.tensor.shape ?? [];
    if (shape.length !== labels.length) return decline('an equation that does not fit is not evaluated');
    for (const [axis, label] of [...labels].entries()) {
      const extent = shape[axis] ?? 1;
      if ((extents.get(label) ?? extent) !== extent) return decline('an equation that does not fit is not evaluated');
      extents.set(label, extent);
    }
  }
  const [a, b] = operands;
  if (a && b && a.tensor.dtype !== b.tensor.dtype) checkOperands('Einsum', a.tensor, b.tensor);
  machine.charge(sizeOf([...extents.values()]));
  return result(einsum(operands, inputs, output), machine);
}

/** The axes of both operands that tf.tensordot sums over. */
function contracted(given: Value, p: number, q: number): readonly [number[], number[]] {
  const pair = sequence(given);
  if (pair === undefined) {
    const [count = 0] = shapeArgument(given);
    return [Array.from({ length: count }, (_, i) => p - count + i), Array.from({ length: count }, (_, i) => i)];
  }
  const [left = null, right = null] = pair;
  const axes = (value: Value, rank: number) => shapeArgument(value).map((axis) => (axis < 0 ? axis + rank : axis));
  return [axes(left, p), axes(right, q)];
}

/** Axes moved and merged for a matrix product (python/ops/math_ops.py tensordot). */
function flattened(x: Variable, axes: readonly number[], first: boolean): readonly [matrix: Variable, free: number[]] {
  const { shape } = x.tensor;
  const free = [...shape.keys()].filter((axis) => !axes.includes(axis));
  const order = first ? [...axes, ...free] : [...free, ...axes];
  const [inner, outer] = [axes, free].map((list) => sizeOf(list.map((axis) => shape[axis] ?? 1)));
  const moved = order.every((axis, i) => axis === i) ? x : transpose(x, order);
  return [
    reshape(moved, first ? [inner ?? 1, outer ?? 1] : [outer ?? 1, inner ?? 1]),
    free.map((axis) => shape[axis] ?? 1),
  ];
}

/** tf.tensordot of two values. */
export function tensordotOf(left: Value, right: Value, given: Value, machine: Machine): Result {
  const [a, b] = convertTogether([left, right], machine);
  if (a === undefined || b === undefined) return null;
  const [p, q] = [a.tensor.shape, b.tensor.shape];
  const [first, second] = contracted(given, p.length, q.length);
  if (first.length !== second.length || first.some((axis, i) => p[axis] !== q[second[i] ?? 0]))
    return decline('axes that do not fit are not evaluated');
  const [x, rows] = flattened(a, first, false);
  const [y, columns] = flattened(b, second, true);
  machine.charge(x.tensor.size * (y.tensor.shape[1] ?? 1));
  return result(reshape(matmul(x, y), [...rows, ...columns]), machine);
}

function matrixVector(bound: Bound, machine: Machine): Result {
  const [a, b] = convertTogether([bound.get('a'), bound.get('b')], machine);
  if (a === undefined || b === undefined) return null;
  if (a.tensor.shape.length !== 2 || b.tensor.shape.length !== 1)
    return decline('tf.linalg.matvec of batches is not evaluated');
  const inner = bound.get('transpose_a') === true ? a.tensor.shape[0] : a.tensor.shape[1];
  if (inner !== b.tensor.shape[0]) return decline('a product that does not fit is not evaluated');
  machine.charge(a.tensor.size);
  const product = matmul(a, reshape(b, [b.tensor.size, 1]), bound.get('transpose_a') === true);
  return result(reshape(product, [product.tensor.size]), machine);
}

/** Sums of products over chosen axes. */
export const contractingRows: readonly Row[] = [
  [
    'einsum linalg.einsum',
    '(equation, *inputs, **kwargs)',
    (bound, machine) => einsumOf(bound.get('equation'), bound.rest, machine),
  ],
  [
    'tensordot linalg.tensordot',
    '(a, b, axes, name=None)',
    (bound, machine) => tensordotOf(bound.get('a'), bound.get('b'), bound.get('axes'), machine),
  ],
  [
    'linalg.matvec',
    '(a, b, transpose_a=False, adjoint_a=False, a_is_sparse=False, b_is_sparse=False, name=None)',
    matrixVector,
  ],
];
