import type { Variable } from '../../../tensor/autograd/tape';
import { broadcastShapes } from '../../../tensor/shape';
import type { Machine } from '../../values';

/** Raises torch's RuntimeError when shapes do not broadcast. */
export function checkBroadcast(a: Variable, b: Variable, machine: Machine): void {
  const [left, right] = [a.tensor.shape, b.tensor.shape];
  if (broadcastShapes(left, right) !== undefined) return;
  const rank = Math.max(left.length, right.length);
  for (let axis = rank - 1; axis >= 0; axis--) {
    const x = left[axis - (rank - left.length)] ?? 1;
    const y = right[axis - (rank - right.length)] ?? 1;
    if (x === y || x === 1 || y === 1) continue;
    machine.raise(
      'RuntimeError',
      `The size of tensor a (${x}) must match the size of tensor b (${y}) at non-singleton dimension ${axis}`,
    );
  }
}
