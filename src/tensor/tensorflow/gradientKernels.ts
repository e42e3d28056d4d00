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
  const round = (x: number) => flush(rounder(dtype)(x));
  const [gs, ys, gErrors, yErrors] = [toArray(g.tensor), toArray(y.tensor), errorsOf(g.tensor), errorsOf(y.tensor)];
  const full = ys.length - (ys.length % 8);
  const bounds = new ErrorBounds(ys.length);
  const values = ys.map((output, i) => {
    const at = (dg: number, dy: number) => round(formula((gs[i] ?? 0) + dg, output + dy, round, i < full));
    const value = at(0, 0);
    const [eg, ey] = [gErrors?.[i] ?? 0, yErrors?.[i] ?? 0];
    if (eg > 0 || ey > 0) bounds.set(i, spread(dtype, value, [at(eg, ey), at(-eg, ey), at(eg, -ey), at(-eg, -ey)], 2));
    return value;
  });
  const result = Tensor.of(dtype, [...shape], values, bounds.errors);
  return record(`${name}Grad`, result, [g, y], (outer, saved) => {
    const parts = differentiable[name]?.(saved.input(0), saved.input(1));
    return [parts?.[0] && multiply(outer, parts[0]), parts?.[1] && multiply(outer, parts[1])];
  });
}
