import { inBlocks } from '../numeric/pausing';
import type { Dtype } from './dtype';
import { ErrorBounds } from './elementwise';
import { broadcastShapes } from './shape';
import { Tensor } from './tensor';
import { errorsOf, expand, toArray, transpose } from './view';

/**
 * The inner product of two equally long rows as a framework adds it up: the value rounded to the dtype, and how far the framework's may be off.
 * Where in the matrix it stands may decide on the order.
 */
export type Dot = (
  a: Float64Array,
  b: Float64Array,
  row?: number,
  column?: number,
) => readonly [value: number, error: number];

/**
 * Matrix product with broadcasting batch axes, 1-d operands as in `@`. The caller checks the shapes first (`matmulShape`) to word its own
 * error. Uncertain operands widen the result's bound by the sum of |a|·eb + |b|·ea + ea·eb.
 */
export function matmul(a: Tensor, b: Tensor, dtype: Dtype, dot: Dot): Tensor {
  const shape = matmulShape(a.shape, b.shape);
  if (shape === undefined) throw new RangeError('shapes do not multiply');
  const left = a.shape.length === 1 ? new Tensor(a.storage, [1, ...a.shape], [0, ...a.strides], a.offset) : a;
  const right = b.shape.length === 1 ? new Tensor(b.storage, [...b.shape, 1], [...b.strides, 0], b.offset) : b;
  const batch = broadcastShapes(left.shape.slice(0, -2), right.shape.slice(0, -2)) ?? [];
  const rows = left.shape.at(-2) ?? 1;
  const inner = left.shape.at(-1) ?? 1;
  const columns = right.shape.at(-1) ?? 1;
  const turned = transpose(right, right.shape.length - 2, right.shape.length - 1);
  const x = expand(left, [...batch, rows, inner]);
  const y = expand(turned, [...batch, columns, inner]);
  const [xs, ys, xErrors, yErrors] = [toArray(x), toArray(y), errorsOf(x), errorsOf(y)];
  const count = batch.reduce((product, extent) => product * extent, 1);
  const size = count * rows * columns;
  const work = () => ({ values: new Float64Array(size), bounds: new ErrorBounds(size) });
  const { values, bounds } = inBlocks(size, 30 * inner, work, ({ values, bounds }, start, end) => {
    for (let i = start; i < end; i++) {
      const from = Math.floor(i / columns) * inner;
      const to = (Math.floor(i / (rows * columns)) * columns + (i % columns)) * inner;
      const p = xs.subarray(from, from + inner);
      const q = ys.subarray(to, to + inner);
      const [value, error] = dot(p, q, Math.floor(i / columns) % rows, i % columns);
      values[i] = value;
      const carried = carriedError(p, q, xErrors?.subarray(from, from + inner), yErrors?.subarray(to, to + inner));
      bounds.set(i, carried === 0 ? error : carried + error + roundingSlack(p, q, dtype));
    }
  });
  return Tensor.of(dtype, shape, values, bounds.errors);
}

/** Shape of a matrix product; undefined when the operands do not fit or one is 0-d. */
export function matmulShape(a: readonly number[], b: readonly number[]): number[] | undefined {
  if (a.length === 0 || b.length === 0) return undefined;
  const inner = b.length === 1 ? b[0] : b.at(-2);
  const batch = broadcastShapes(a.slice(0, -2), b.slice(0, -2));
  if (a.at(-1) !== inner || batch === undefined) return undefined;
  return [...batch, ...(a.length === 1 ? [] : a.slice(-2, -1)), ...(b.length === 1 ? [] : b.slice(-1))];
}

function carriedError(
  p: Float64Array,
  q: Float64Array,
  pErrors: Float64Array | undefined,
  qErrors: Float64Array | undefined,
): number {
  if (pErrors === undefined && qErrors === undefined) return 0;
  let sum = 0;
  for (let i = 0; i < p.length; i++) {
    const ep = pErrors?.[i] ?? 0;
    const eq = qErrors?.[i] ?? 0;
    if (ep > 0) sum += ep * Math.abs(q[i] ?? 0);
    if (eq > 0) sum += eq * (Math.abs(p[i] ?? 0) + ep);
  }
  return sum;
}

const epsilons: Readonly<Partial<Record<Dtype, number>>> = {
  float16: 2 ** -11,
  bfloat16: 2 ** -8,
  float32: 2 ** -24,
  float64: 2 ** -53,
};

/** How much the roundings within an inner product of other operands may differ from those of these. */
function roundingSlack(p: Float64Array, q: Float64Array, dtype: Dtype): number {
  let magnitude = 0;
  for (let i = 0; i < p.length; i++) magnitude += Math.abs((p[i] ?? 0) * (q[i] ?? 0));
  return 2 * (p.length + 1) * (epsilons[dtype] ?? 0) * magnitude;
}
