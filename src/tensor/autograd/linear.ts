import type { Dtype } from '../dtype';
import { type Dot, matmul } from '../linear';
import { transpose } from '../view';
import { operand } from './arithmetic';
import { rearrange, reshaped, sumTo, torchSumOf } from './structure';
import { record, type Variable } from './tape';

const turned = (v: Variable): Variable => {
  const rank = v.tensor.shape.length;
  return rearrange('TransposeBackward0', v, (t) => transpose(t, rank - 2, rank - 1));
};

/** Matrix product as in `@`, with broadcasting batch axes; shapes must fit. */
export function product(a: Variable, b: Variable, dtype: Dtype, dot: Dot, name: string): Variable {
  const value = matmul(operand(a.tensor, dtype), operand(b.tensor, dtype), dtype, dot);
  return record(name, value, [a, b], (g, saved) => {
    const [aShape, bShape] = [a.tensor.shape, b.tensor.shape];
    const left = (): Variable => (aShape.length === 1 ? reshaped(saved.input(0), [1, ...aShape]) : saved.input(0));
    const right = (): Variable => (bShape.length === 1 ? reshaped(saved.input(1), [...bShape, 1]) : saved.input(1));
    const rows = aShape.length === 1 ? 1 : (aShape.at(-2) ?? 1);
    const columns = bShape.length === 1 ? 1 : (bShape.at(-1) ?? 1);
    const dropped = (aShape.length === 1 ? 1 : 0) + (bShape.length === 1 ? 1 : 0);
    const batch = g.tensor.shape.slice(0, g.tensor.shape.length - 2 + dropped);
    const whole = reshaped(g, [...batch, rows, columns]);
    const back = (v: Variable, shape: readonly number[], full: readonly number[]): Variable =>
      reshaped(sumTo(v, full, torchSumOf), shape);
    return [
      a.node &&
        back(
          product(whole, turned(right()), dtype, dot, 'MmBackward0'),
          aShape,
          aShape.length === 1 ? [1, ...aShape] : aShape,
        ),
      b.node &&
        back(
          product(turned(left()), whole, dtype, dot, 'MmBackward0'),
          bShape,
          bShape.length === 1 ? [...bShape, 1] : bShape,
        ),
    ];
  });
}
