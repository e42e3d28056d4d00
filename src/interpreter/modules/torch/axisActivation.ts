import type { AxisActivation, Spelling } from '../../../activations/activation';
import { rowFunctions } from '../../../activations/rows';
import { foldInBlocks } from '../../../numeric/blocks';
import { mapInBlocks } from '../../../numeric/pausing';
import type { FloatType } from '../../../numeric/rounding';
import { isNarrow, multiply, subtract } from '../../../tensor/autograd/arithmetic';
import { math } from '../../../tensor/autograd/math';
import { reduceSum } from '../../../tensor/autograd/reduction';
import { expanded, reshaped } from '../../../tensor/autograd/structure';
import { constant, record, type Variable } from '../../../tensor/autograd/tape';
import { mapBounded } from '../../../tensor/bounded';
import type { Dtype } from '../../../tensor/dtype';
import { distance } from '../../../tensor/elementwise';
import { mapRows } from '../../../tensor/reduce';
import { isFloat, rounder, ulp } from '../../../tensor/rounding';
import { sizeOf } from '../../../tensor/shape';
import type { Machine, Value } from '../../values';
import { decline } from '../declined';
import { axis } from './convert';
import { refuse, strays } from './elementwiseActivation';
import { rowKernels } from './kernels';
import { named } from './linear';

type RowFunction = (row: Float64Array) => Float64Array;

/** PyTorch's own ways of computing a row; the narrow types run it in float32 where they have no other code path. */
function ownRows(name: string, dtype: Dtype, inner: number, place: number): readonly RowFunction[] {
  if (!isNarrow(dtype) || (name === 'log_softmax') === (inner === 1)) return rowKernels(name, dtype, inner, place);
  if (name !== 'log_softmax' && inner > 1) return [];
  return rowKernels(name, 'float32', inner, place).map((way) => (row) => way(row).map(rounder(dtype)));
}

/** An activation along an axis; the input of a negated one comes negated. */
export function alongAxis(
  activation: AxisActivation,
  spelling: Spelling,
  x: Variable,
  dim: Value,
  machine: Machine,
): Variable {
  const { shape, dtype } = x.tensor;
  const { rows } = activation;
  if (shape.length === 0) {
    axis(dim ?? 0n, 0, machine);
    const line = alongAxis(activation, spelling, reshaped(x, [1]), 0n, machine);
    return named(reshaped(line, []), spelling.gradFn ?? 'SoftmaxBackward0');
  }
  machine.charge(x.tensor.size);
  if (!isFloat(dtype)) {
    const isLast = shape.length === 0 || axis(dim ?? 0n, shape.length, machine) === shape.length - 1;
    return refuse(`${rows}_${isLast ? 'lastdim_' : ''}kernel_impl`, dtype, machine);
  }
  const chosen = dim === null ? activation.defaultAxis(shape.length, spelling) : axis(dim, shape.length, machine);
  if (chosen === 'all') return decline('an activation over all elements is not evaluated');
  const along = chosen < 0 ? chosen + shape.length : chosen;
  const inner = sizeOf(shape.slice(along + 1));
  const round = rounder(dtype);
  const map = (
    row: Float64Array,
    errors: Float64Array | undefined,
    index: number,
  ): readonly [Float64Array, Float64Array | undefined] => {
    const [own, other] = ownRows(rows, dtype, inner, index % inner);
    const values =
      own?.(row) ??
      (activation.rowDeparture?.(row, spelling, dtype as FloatType) ?? rowFunctions[rows].row(row)).map(round);
    const second = other?.(row);
    if (errors === undefined && own !== undefined && second === undefined) return [values, undefined];
    // Moving every input by at most e moves softmax by at most 2 e times itself, log_softmax by at most 2 e.
    const moved = errors ? foldInBlocks(errors.length, 3, 0, (most, at) => Math.max(most, errors[at] ?? 0)) : 0;
    const isLogarithm = rows === 'log_softmax';
    const stray = own !== undefined && moved === 0 ? 0 : strays;
    return [
      values,
      mapInBlocks(values, 30, (value, at) => {
        const open = second === undefined ? 0 : distance(value, second[at] ?? 0);
        if (!Number.isFinite(value)) return moved === 0 ? 0 : Number.POSITIVE_INFINITY;
        const carried =
          moved === 0
            ? 0
            : moved === Number.POSITIVE_INFINITY
              ? moved
              : 2 * moved * (isLogarithm ? 1 : Math.abs(value) * Math.exp(2 * moved)) + ulp(dtype, value);
        return open + (value === 0 ? carried : carried + stray * ulp(dtype, value));
      }),
    ];
  };
  const output = mapRows(x.tensor, along, dtype, map);
  return record(spelling.gradFn ?? 'SoftmaxBackward0', output, [x], (g, saved) => [
    namedGradient(rows, rowGradient(rows, saved.output(), g, along)),
  ]);
}

/** A gradient that may be differentiated again, under torch's name for it. */
const namedGradient = (name: string, gradient: Variable): Variable =>
  record(
    name === 'log_softmax' ? 'LogSoftmaxBackwardDataBackward0' : 'SoftmaxBackwardDataBackward0',
    gradient.tensor,
    [gradient],
    (h) => [h],
  );

/** Gradient of softmax or log_softmax from the output. */
function rowGradient(name: string, y: Variable, g: Variable, along: number): Variable {
  const { dtype, shape } = y.tensor;
  const sum = (v: Variable): Variable => expanded(reduceSum(v, [along], true, dtype), shape);
  if (name === 'log_softmax') {
    const weights = math('exp', y);
    return anyOrder(subtract(g, multiply(weights, sum(g))), sum(absolute(g)), weights, shape[along] ?? 1);
  }
  const products = multiply(g, y);
  return anyOrder(multiply(subtract(g, sum(products)), y), sum(absolute(products)), y, shape[along] ?? 1);
}

const absolute = ({ tensor }: Variable): Variable =>
  constant(mapBounded([tensor], tensor.dtype, (x) => [Math.abs(x), 0]));

/** A row's gradient, bounded for every order in which its sum may be added: `magnitude` is the sum of the sizes, `weights` multiplies it. */
function anyOrder(gradient: Variable, magnitude: Variable, weights: Variable, count: number): Variable {
  const { dtype } = gradient.tensor;
  const reach = count * ulp(dtype, 1);
  const tensor = mapBounded([gradient.tensor, magnitude.tensor, weights.tensor], dtype, (value, size, weight) => [
    value,
    reach * size * Math.abs(weight) + ulp(dtype, value),
  ]);
  return { ...gradient, tensor };
}
