import { activationByName, spellingByName } from '../../../activations/lookup';
import { add, cast, multiply, number } from '../../../tensor/autograd/arithmetic';
import { rearrange } from '../../../tensor/autograd/structure';
import { constant, type Variable } from '../../../tensor/autograd/tape';
import { isFloat } from '../../../tensor/rounding';
import { Tensor } from '../../../tensor/tensor';
import { toArray, transpose } from '../../../tensor/view';
import type { Machine } from '../../values';
import { decline } from '../declined';
import { alongAxis } from './axisActivation';
import { matmul, named } from './linear';
import { loosened } from './nn/layers';

const negativeInfinity = Number.NEGATIVE_INFINITY;

/** A mask that is added to the scores: booleans say where attention may look, or with `hides` where it may not. */
export function additive(mask: Variable, like: Variable, hides = false): Variable {
  if (isFloat(mask.tensor.dtype)) return cast(mask, like.tensor.dtype);
  const values = toArray(mask.tensor).map((flag) => ((flag === 0) === hides ? 0 : negativeInfinity));
  return constant(Tensor.of(like.tensor.dtype, [...mask.tensor.shape], values));
}

function causal(rows: number, columns: number, like: Variable): Variable {
  const values = Float64Array.from({ length: rows * columns }, (_, i) =>
    i % columns <= Math.floor(i / columns) ? 0 : negativeInfinity,
  );
  return constant(Tensor.of(like.tensor.dtype, [rows, columns], values));
}

/** Softmax over the last axis. */
export function softmaxLast(x: Variable, machine: Machine): Variable {
  const activation = activationByName('softmax');
  const spelling = spellingByName('torch.softmax')?.spelling;
  if (activation?.shape !== 'axis' || spelling === undefined) return decline('softmax is not evaluated');
  return alongAxis(activation, spelling, x, -1n, machine);
}

/** softmax(q kᵀ · scale + mask) v; torch fuses it for 4-d operands, so that its last digits are open. */
export function scaledDotProduct(
  [q, k, v]: readonly [Variable, Variable, Variable],
  mask: Variable | undefined,
  isCausal: boolean,
  scale: number | undefined,
  machine: Machine,
): Variable {
  const width = q.tensor.shape.at(-1) ?? 1;
  const factor = scale ?? 1 / Math.sqrt(width);
  const turned = rearrange('TransposeBackward0', k, (t) => transpose(t, t.shape.length - 2, t.shape.length - 1));
  let scores = multiply(matmul(q, turned, machine), number(factor, q.tensor.dtype));
  if (isCausal) scores = add(scores, causal(q.tensor.shape.at(-2) ?? 1, k.tensor.shape.at(-2) ?? 1, q));
  if (mask) scores = add(scores, additive(mask, q));
  const result = matmul(softmaxLast(scores, machine), v, machine);
  const fused = q.tensor.shape.length === 4;
  return named(loosened(result, 16), fused ? 'ScaledDotProductFlashAttentionForCpuBackward0' : 'UnsafeViewBackward0');
}
