import type { Layout } from '../kernels/kernel';
import type { Tensor } from './tensor';
import { isContiguous } from './view';

/**
 * How a tensor's elements lie in memory as PyTorch's TensorIterator walks them: dimensions by rising stride, merged while they follow each
 * other without a gap. Repeated elements (stride 0) count as out of order: how they are walked depends on the result.
 */
export function layoutOf(t: Tensor): Layout {
  if (isContiguous(t)) return { run: t.size, inOrder: true };
  const dimensions = t.shape
    .map((extent, axis) => ({ extent, stride: t.strides[axis] ?? 0 }))
    .filter(({ extent }) => extent > 1);
  if (dimensions.some(({ stride }) => stride === 0)) return { run: t.size, inOrder: false };
  const run = runOf([...dimensions].sort((a, b) => a.stride - b.stride));
  return { run, inOrder: runOf([...dimensions].reverse()) === run };
}

function runOf(dimensions: readonly { readonly extent: number; readonly stride: number }[]): number {
  let run = 1;
  for (const { extent, stride } of dimensions) {
    if (stride !== run) break;
    run *= extent;
  }
  return run;
}
