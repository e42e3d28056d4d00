import { visitInBlocks } from '../../numeric/blocks';
import { record, type Variable } from '../autograd/tape';
import { ErrorBounds, spread } from '../elementwise';
import { rounder } from '../rounding';
import { Tensor } from '../tensor';
import { errorsOf, toArray } from '../view';
import { multiply, negative, number, subtract } from './arithmetic';
import { flusher } from './flush';

/**
 * Gradients that TensorFlow computes in one kernel from the result y and the gradient g (core/kernels/cwise_ops_gradients.h); full vectors and
 * the elements after them multiply in different orders.
 */

type Round = (x: number) => number;
type Formula = (g: number, y: number, round: Round, full: boolean) => number;

const formulas: Readonly<Record<string, Formula>> = {
  tanh: (g, y, round) => g * round(1 - round(y * y)),
  sigmoid: (g, y, round, full) => (full ? g * round(y * round(1 - y)) : round(g * y) * round(1 - y)),
  rsqrt: (g, y, round) => (g === 0 ? 0 : -0.5 * round(round(g * y) * round(y * y))),
  sqrt: (g, y, round, full) => (g === 0 ? 0 : full ? round(0.5 / y) * g : round(0.5 * g) / y),
};

/** The same gradient from differentiable parts, for the gradient of the gradient. */
const differentiable: Readonly<Record<string, (g: Variable, y: Variable) => readonly Variable[]>> = {
  tanh: (g, y) => [
    subtract(number(1, y.tensor.dtype), multiply(y, y)),
    negative(multiply(multiply(number(2, y.tensor.dtype), g), y)),
  ],
  sigmoid: (g, y) => [
    multiply(y, subtract(number(1, y.tensor.dtype), y)),
    subtract(g, multiply(multiply(number(2, y.tensor.dtype), g), y)),
  ],
};

/** The gradient kernel of an operation by name. */
export function gradientKernel(name: string, g: Variable, y: Variable): Variable {
  const formula = formulas[name];
  if (formula === undefined) throw new RangeError(`no gradient kernel ${name}`);
  const { dtype, shape } = y.tensor;
  const flush = flusher(dtype);
  const nearest = rounder(dtype);
  const round = (x: number) => flush(nearest(x));
  const [gs, ys, gErrors, yErrors] = [toArray(g.tensor), toArray(y.tensor), errorsOf(g.tensor), errorsOf(y.tensor)];
  const full = ys.length - (ys.length % 8);
  const at = (i: number, dg: number, dy: number) =>
    round(formula((gs[i] ?? 0) + dg, (ys[i] ?? 0) + dy, round, i < full));
  const cost = (gErrors ?? yErrors) ? 200 : 30;
  const make = () => ({ values: new Float64Array(ys.length), bounds: new ErrorBounds(ys.length) });
  const { values, bounds } = visitInBlocks(ys.length, cost, make, (results, i) => {
    const value = at(i, 0, 0);
    results.values[i] = value;
    const eg = gErrors?.[i] ?? 0;
    const ey = yErrors?.[i] ?? 0;
    if (eg === 0 && ey === 0) return;
    const corners = [at(i, eg, ey), at(i, -eg, ey), at(i, eg, -ey), at(i, -eg, -ey)];
    results.bounds.set(i, spread(dtype, value, corners, 2));
  });
  const result = Tensor.of(dtype, [...shape], values, bounds.errors);
  return record(`${name}Grad`, result, [g, y], (outer, saved) => {
    const parts = differentiable[name]?.(saved.input(0), saved.input(1));
    return [parts?.[0] && multiply(outer, parts[0]), parts?.[1] && multiply(outer, parts[1])];
  });
}
