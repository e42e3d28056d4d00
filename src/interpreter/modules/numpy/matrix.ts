import { matmulShape } from '../../../tensor/linear';
import { castInOrder } from '../../../tensor/memoryOrder';
import { numpyProduct } from '../../../tensor/summation/numpyProduct';
import type { Tensor } from '../../../tensor/tensor';
import { reshape, transpose } from '../../../tensor/view';
import type { Machine } from '../../values';
import { decline } from '../declined';
import type { Operand } from './convert';
import { applyBinary, promotedDtype, shapeText } from './operations';

/** `numpy.matmul`, `@`. */
export function multiplyMatrices(a: Operand, b: Operand, machine: Machine): Tensor {
  const [x, y] = [a.tensor.shape, b.tensor.shape];
  if (x.length === 0 || y.length === 0) {
    return machine.raise(
      'ValueError',
      `matmul: Input operand ${x.length === 0 ? 0 : 1} does not have enough dimensions (has 0, gufunc core with signature (n?,k),(k,m?)->(n?,m?) requires 1)`,
    );
  }
  if (matmulShape(x, y) === undefined) {
    const inner = y.length === 1 ? y[0] : y.at(-2);
    if (inner !== x.at(-1)) {
      machine.raise(
        'ValueError',
        `matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) (size ${inner} is different from ${x.at(-1)})`,
      );
    }
    machine.raise(
      'ValueError',
      `operands could not be broadcast together with remapped shapes [original->remapped]: ${shapeText(x)}->(${x.slice(0, -2).join(',')},newaxis,newaxis) ${shapeText(y)}->(${y.slice(0, -2).join(',')},newaxis,newaxis) `,
    );
  }
  return product(a, b, machine);
}

function product(a: Operand, b: Operand, machine: Machine): Tensor {
  const dtype = promotedDtype([a, b]);
  if (dtype === 'bool' || dtype === 'bfloat16') return decline('matrix products of this dtype are not evaluated');
  const [x, y] = [a.tensor, b.tensor].map((t) => (t.dtype === dtype ? t : castInOrder(t, dtype))) as [Tensor, Tensor];
  machine.charge(x.size * (y.shape.length > 1 ? (y.shape.at(-1) ?? 1) : 1) + y.size);
  return numpyProduct(x, y, dtype);
}

/** `numpy.dot`: a product for 0-d operands, over the last axis of a and the last but one of b otherwise. */
export function dot(a: Operand, b: Operand, machine: Machine): Tensor {
  const [x, y] = [a.tensor.shape, b.tensor.shape];
  if (x.length === 0 || y.length === 0) return applyBinary('multiply', a, b, machine);
  const inner = y.length === 1 ? 0 : y.length - 2;
  if (x.at(-1) !== y[inner]) {
    machine.raise(
      'ValueError',
      `shapes ${shapeText(x)} and ${shapeText(y)} not aligned: ${x.at(-1)} (dim ${x.length - 1}) != ${y[inner]} (dim ${inner})`,
    );
  }
  if (x.length <= 2 && y.length <= 2) return product(a, b, machine);
  const rows = x.slice(0, -1);
  const flat = reshape(a.tensor, [rows.reduce((n, extent) => n * extent, 1), x.at(-1) ?? 1]);
  if (y.length > 2) return decline('numpy.dot with a second operand of more than two axes is not evaluated');
  const result = product({ tensor: flat }, b, machine);
  return reshape(result, [...rows, ...y.toSpliced(inner, 1)]);
}

/** `numpy.outer`. */
export const outer = (a: Operand, b: Operand, machine: Machine): Tensor =>
  applyBinary(
    'multiply',
    { tensor: reshape(a.tensor, [a.tensor.size, 1]) },
    { tensor: reshape(b.tensor, [1, b.tensor.size]) },
    machine,
  );

/** `numpy.inner` of 1-d and 2-d operands. */
export const inner = (a: Operand, b: Operand, machine: Machine): Tensor =>
  dot(
    a,
    b.tensor.shape.length < 2
      ? b
      : { tensor: transpose(b.tensor, b.tensor.shape.length - 2, b.tensor.shape.length - 1) },
    machine,
  );
