import type { Dtype } from '../dtype';
import { type Category, categoryOf } from '../rounding';

const ranks: Readonly<Record<Category, number>> = { bool: 0, integer: 1, float: 2 };
const integers: readonly Dtype[] = ['int8', 'int16', 'int32', 'int64'];
const floats: readonly Dtype[] = ['float16', 'float32', 'float64'];

/** `torch.promote_types` (c10/core/ScalarType.cpp): the smallest dtype that both fit in, floats winning over integers of any width. */
export function promoteTypes(a: Dtype, b: Dtype): Dtype {
  if (a === b) return a;
  const [low, high] = ranks[categoryOf(a)] <= ranks[categoryOf(b)] ? [a, b] : [b, a];
  if (categoryOf(low) !== categoryOf(high)) return high;
  if (categoryOf(high) === 'integer') {
    if (a === 'uint8' || b === 'uint8') {
      const signed = a === 'uint8' ? b : a;
      return signed === 'int8' ? 'int16' : signed;
    }
    return wider(integers, a, b);
  }
  if (a === 'bfloat16' || b === 'bfloat16') {
    const other = a === 'bfloat16' ? b : a;
    return other === 'float16' ? 'float32' : other;
  }
  return wider(floats, a, b);
}

const wider = (order: readonly Dtype[], a: Dtype, b: Dtype): Dtype => (order.indexOf(a) > order.indexOf(b) ? a : b);

/** An operand of a torch operation: a tensor with axes, a 0-d tensor, or a Python number. */
export interface TorchOperand {
  readonly dtype: Dtype;
  readonly kind: 'dimensioned' | 'zeroDimensional' | 'number';
}

/**
 * `torch.result_type`: tensors with axes decide; a 0-d tensor, then a Python number, only counts when it is of a higher category. A Python
 * float's dtype is the default dtype, an int's int64, a bool's bool.
 */
export function resultType(operands: readonly TorchOperand[]): Dtype {
  let result: Dtype | undefined;
  for (const kind of ['dimensioned', 'zeroDimensional', 'number'] as const) {
    const dtypes = operands.filter((operand) => operand.kind === kind).map((operand) => operand.dtype);
    if (dtypes.length === 0) continue;
    const dtype = dtypes.reduce(promoteTypes);
    if (result === undefined || ranks[categoryOf(dtype)] > ranks[categoryOf(result)]) result = dtype;
  }
  return result ?? 'float32';
}
