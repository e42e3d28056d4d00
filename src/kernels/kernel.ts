/** How the elements of a buffer lie in the framework's memory. */
export interface Layout {
  /** How many elements follow each other without a gap. */
  readonly run: number;
  /** Whether those runs are the buffer's own, in its order. */
  readonly inOrder: boolean;
}

/**
 * How one framework computes one function of one number in one dtype. It works on a whole contiguous buffer because a framework may treat
 * the elements that do not fill a vector register differently.
 */
export interface ElementwiseKernel {
  /** Results rounded to the dtype, one per input. */
  readonly apply: (input: Float64Array, layout?: Layout) => Float64Array;
  /** How many units in the last place the result may be from the framework's own; 0 when reproduced bit for bit. */
  readonly ulps: number;
  /** Absolute bounds per element where one number of ulps does not say it: 0 where the result is certain, undefined when all are. */
  readonly errors?: (input: Float64Array, output: Float64Array, layout: Layout) => Float64Array | undefined;
}
