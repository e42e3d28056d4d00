import { hypot } from '../../../numeric/glibc/hypot';
import { type Parts, surely } from '../../operators/complex';

/** ln of a quarter of the largest float: beyond it hyperbolic functions are computed in two steps, which is not done here. */
const largest = 709.0895657128241;

const copySign = (size: number, sign: number): number =>
  sign < 0 || Object.is(sign, -0) ? -Math.abs(size) : Math.abs(size);

function sqrt([x, y]: Parts): Parts {
  if (x === 0 && y === 0) return [0, y];
  const eighth = Math.abs(x) / 8;
  const s = 2 * Math.sqrt(eighth + hypot(eighth, Math.abs(y) / 8));
  const d = Math.abs(y) / (2 * s);
  return x >= 0 ? [s, copySign(d, y)] : [d, copySign(s, y)];
}

function exp([x, y]: Parts): Parts {
  const length = surely('exp', x);
  return [length * surely('cos', y), length * surely('sin', y)];
}

function log([x, y]: Parts): Parts {
  const size = hypot(x, y);
  const [larger, smaller] = [Math.max(Math.abs(x), Math.abs(y)), Math.min(Math.abs(x), Math.abs(y))];
  const real =
    size >= 0.71 && size <= 1.73
      ? surely('log1p', (larger - 1) * (larger + 1) + smaller * smaller) / 2
      : surely('log', size);
  return [real, surely('atan2', y, x)];
}

const cosh = ([x, y]: Parts): Parts => [surely('cos', y) * surely('cosh', x), surely('sin', y) * surely('sinh', x)];
const sinh = ([x, y]: Parts): Parts => [surely('cos', y) * surely('sinh', x), surely('sin', y) * surely('cosh', x)];

function tanh([x, y]: Parts): Parts {
  const tx = surely('tanh', x);
  const ty = surely('tan', y);
  const cx = 1 / surely('cosh', x);
  const product = tx * ty;
  const denominator = 1 + product * product;
  return [(tx * (1 + ty * ty)) / denominator, (ty / denominator) * cx * cx];
}

/** f(i z) / i, as the circular functions follow from the hyperbolic ones. */
const turned =
  (f: (z: Parts) => Parts) =>
  ([x, y]: Parts): Parts => {
    const [real, imag] = f([-y, x]);
    return [imag, -real];
  };

/** Functions of one finite complex as Modules/cmathmodule.c computes them, step by step. */
export const functions: Readonly<Record<string, (z: Parts) => Parts>> = {
  sqrt,
  exp,
  log,
  log10: (z) => {
    const [real, imag] = log(z);
    return [real / Math.LN10, imag / Math.LN10];
  },
  cosh,
  sinh,
  tanh,
  cos: ([x, y]) => cosh([-y, x]),
  sin: turned(sinh),
  tan: turned(tanh),
};

/** Whether the steps above are those taken: neither part is so large or so small that it is scaled first. */
export function isOrdinary([x, y]: Parts): boolean {
  const size = Math.max(Math.abs(x), Math.abs(y));
  return size < largest && (size === 0 || size > 1e-300);
}
