import type { Dtype } from '../dtype';

const smallest: Readonly<Partial<Record<Dtype, number>>> = { float32: 2 ** -126, float64: 2 ** -1022 };

/** Denormals as zeros of the same sign, as TensorFlow sets the processor; narrower floats are computed in float32 and keep theirs. */
export function flusher(dtype: Dtype): (x: number) => number {
  const limit = smallest[dtype];
  if (limit === undefined) return (x) => x;
  return (x) => (x < limit && x > -limit ? x * 0 : x);
}
