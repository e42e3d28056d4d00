import type { Dtype } from './dtype';

/**
 * The numbers behind one or more tensors; views share it, so a write through one is seen by all.
 * Every dtype is held as float64 values already rounded to the dtype; booleans are 0 and 1; an int64 beyond 2^53 is not representable
 * and whoever would make one declines.
 */
export interface Storage {
  readonly dtype: Dtype;
  readonly values: Float64Array;
  /** How far each value may be from the framework's own, as an absolute bound; absent when all are certain. */
  errors: Float64Array | undefined;
}

/** A strided view of a storage: shape and strides count elements, as in PyTorch and NumPy. */
export class Tensor {
  constructor(
    readonly storage: Storage,
    readonly shape: readonly number[],
    readonly strides: readonly number[],
    readonly offset: number,
  ) {}

  get dtype(): Dtype {
    return this.storage.dtype;
  }

  /** Number of elements. */
  get size(): number {
    return this.shape.reduce((product, extent) => product * extent, 1);
  }

  /** A contiguous tensor over values in row-major order; the values must already be rounded to dtype. */
  static of(dtype: Dtype, shape: readonly number[], values: Float64Array, errors?: Float64Array): Tensor {
    return new Tensor({ dtype, values, errors }, shape, contiguousStrides(shape), 0);
  }
}

/** Row-major strides, in elements. */
export function contiguousStrides(shape: readonly number[]): number[] {
  const strides = new Array<number>(shape.length);
  let step = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = step;
    step *= shape[axis] ?? 1;
  }
  return strides;
}
