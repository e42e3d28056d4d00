import { fma32, fma64 } from '../../numeric/fma';
import { mapBounded } from '../bounded';
import type { Dtype } from '../dtype';
import { rounder } from '../rounding';
import type { Tensor } from '../tensor';
import { compute, divide, isNarrow, multiply, negate, number, operand, toOperand } from './arithmetic';
import { record, type Variable } from './tape';

const rounded = (dtype: Dtype, value: number): number => (dtype === 'float64' ? value : Math.fround(value));
const fusedOf = (dtype: Dtype): ((a: number, b: number, c: number) => number) =>
  dtype === 'float64' || isNarrow(dtype) ? fma64 : fma32;

/** x + factor y, the product not rounded. */
const addProduct = (x: Tensor, y: Tensor, factor: number, dtype: Dtype): Tensor => {
  const fma = fusedOf(dtype);
  return compute(x, y, dtype, (p, q) => fma(factor, q, p));
};

/** a + weight (b - a), from the nearer end (`lerp` in aten/src/ATen/native/Lerp.h). */
export function lerp(a: Variable, b: Variable, weight: number): Variable {
  const { dtype } = a.tensor;
  const w = rounded(dtype, weight);
  const difference = compute(b.tensor, a.tensor, dtype, (x, y) => x - y);
  const value =
    Math.abs(w) < 0.5
      ? addProduct(a.tensor, difference, w, dtype)
      : addProduct(b.tensor, difference, -rounded(dtype, 1 - w), dtype);
  return record('LerpBackward0', value, [a, b], (g) => [
    toOperand(a, () => multiply(g, number(1 - weight, dtype))),
    toOperand(b, () => multiply(g, number(weight, dtype))),
  ]);
}

/** a + value b c (`addcmul` in aten/src/ATen/native/cpu/PointwiseOpsKernel.cpp): value b is rounded, its product with c fused. */
export function addcmul(a: Variable, b: Variable, c: Variable, value: number, dtype: Dtype): Variable {
  const factor = rounded(dtype, value);
  const [fma, round] = [fusedOf(dtype), rounder(dtype)];
  const at = (v: Variable): Tensor => operand(v.tensor, dtype);
  const result = mapBounded([at(a), at(b), at(c)], dtype, (x = 0, y = 0, z = 0) => [
    round(fma(rounded(dtype, factor * y), z, x)),
    0,
  ]);
  return record('AddcmulBackward0', result, [a, b, c], (g) => [
    toOperand(a, () => g),
    toOperand(b, () => multiply(g, multiply(c, number(value, dtype)))),
    toOperand(c, () => multiply(g, multiply(b, number(value, dtype)))),
  ]);
}

/** a + (value b) / c, every operation rounded. */
export function addcdiv(a: Variable, b: Variable, c: Variable, value: number, dtype: Dtype): Variable {
  const factor = rounded(dtype, value);
  const scaled = compute(b.tensor, b.tensor, dtype, (x) => factor * x);
  const quotient = compute(scaled, c.tensor, dtype, (x, y) => x / y);
  return record(
    'AddcdivBackward0',
    compute(a.tensor, quotient, dtype, (x, y) => x + y),
    [a, b, c],
    (g) => [
      toOperand(a, () => g),
      toOperand(b, () => multiply(g, divide(number(value, dtype), c, dtype))),
      toOperand(c, () => negate(multiply(g, divide(multiply(b, number(value, dtype)), multiply(c, c))))),
    ],
  );
}
