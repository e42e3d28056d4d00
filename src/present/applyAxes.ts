import type { Activation, Spelling } from '../activations/activation';

/** The flat positions of each row of a row-major array along some axes, in the axes' own order. */
export function rowsAlong(shape: readonly number[], axes: readonly number[]): number[][] {
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, extent) => product * extent, 1));
  const walk = (chosen: readonly number[]): number[] =>
    chosen.reduce<number[]>(
      (places, axis) =>
        places.flatMap((place) =>
          Array.from({ length: shape[axis] ?? 1 }, (_, at) => place + at * (strides[axis] ?? 0)),
        ),
      [0],
    );
  const others = shape.map((_, axis) => axis).filter((axis) => !axes.includes(axis));
  const offsets = walk(axes);
  return walk(others).map((start) => offsets.map((offset) => start + offset));
}

/** An axis counted from the front, or the error that the spelling's framework raises when there is no such axis. */
export function normaliseAxis(
  axis: number,
  dimensions: number,
  activation: Activation,
  { framework }: Spelling,
): number | string {
  // A number without dimensions counts as one of one dimension in PyTorch.
  const count = framework === 'torch' ? Math.max(dimensions, 1) : dimensions;
  if (Number.isInteger(axis) && axis >= -count && axis < count) return axis < 0 ? axis + count : axis;
  if (framework === 'torch') {
    return `IndexError: Dimension out of range (expected to be in range of [${-count}, ${count - 1}], but got ${axis})`;
  }
  // Those that halve an axis look its size up in the shape first (jax/_src/nn/functions.py, keras/src/backend/tensorflow/nn.py).
  if (activation.shape === 'gated') return 'IndexError: tuple index out of range';
  if (framework === 'jax' || framework === 'flax')
    return `ValueError: axis ${axis} is out of bounds for array of dimension ${count}`;
  return `InvalidArgumentError: \`dim\` must be in the range [${-count}, ${count}) where ${count} is the number of dimensions in the input. Received: dim=${axis}`;
}

/** The error a framework raises when an axis cannot be halved. */
export function oddAxisError({ framework }: Spelling, shape: readonly number[], axis: number, given: number): string {
  if (framework === 'torch')
    return `RuntimeError: Halving dimension must be even, but dimension ${axis} is size ${shape[axis] ?? 1}`;
  if (framework === 'jax' || framework === 'flax') return 'AssertionError: axis size must be divisible by 2';
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
  return `ValueError: axis size must be divisible by 2. Received: x.shape=${tuple} with axis=${given}`;
}
