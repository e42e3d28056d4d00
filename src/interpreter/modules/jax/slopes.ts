import type { Variable } from '../../../tensor/autograd/tape';

let isWithin = false;

/**
 * What a derivative multiplies by. JAX computes it with the function itself, which decides in which order gradients of it meet later; that of
 * another one is computed when it is wanted, for there is no end to them.
 */
export function slopeOf(compute: () => Variable): () => Variable {
  if (isWithin) {
    let late: Variable | undefined;
    return () => {
      late ??= compute();
      return late;
    };
  }
  isWithin = true;
  try {
    const slope = compute();
    return () => slope;
  } finally {
    isWithin = false;
  }
}
