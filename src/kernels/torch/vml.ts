import { erf, erfc } from '../../numeric/errorFunction';
import { mapInBlocks } from '../../numeric/pausing';
import { exponentOf } from '../../numeric/rounding';
import type { ElementwiseKernel } from '../kernel';

/**
 * Functions that PyTorch takes from Intel's Vector Mathematics Library (aten/src/ATen/cpu/vml.h). The library has a kernel of its own for
 * each processor family; all round correctly but near the middle between two float32 numbers. The margins are measured on 4 million points
 * and widened.
 */
const margins: Readonly<Record<string, readonly [value: (x: number) => number, margin: number]>> = {
  exp: [Math.exp, 0.08],
  tanh: [Math.tanh, 0.04],
  erf: [(x) => erf(x), 0.3],
  erfc: [(x) => erfc(x), 0.5],
  log: [Math.log, 0.5],
  log2: [Math.log2, 0.25],
  log10: [Math.log10, 0.25],
  sin: [Math.sin, 0.15],
  cos: [Math.cos, 0.15],
  tan: [Math.tan, 0.5],
  asin: [Math.asin, 0.5],
  acos: [Math.acos, 0.5],
  atan: [Math.atan, 0.5],
  sqrt: [Math.sqrt, 0.3],
};

/** How far the library's float32 result may be from the correctly rounded one at a true value: one ulp near a middle, else nothing. */
function doubt(exact: number, rounded: number, margin: number): number {
  if (rounded === 0 || !Number.isFinite(rounded) || exact === rounded) return 0;
  const ulp = 2 ** (Math.max(exponentOf(exact), -126) - 23);
  const steps = Math.abs(exact) / ulp;
  return Math.abs(steps - Math.floor(steps) - 0.5) < margin ? ulp : 0;
}

/** The library's function in float32, with a bound where it may round the other way; undefined for a function it does not have. */
export function vmlKernel(name: string): ElementwiseKernel | undefined {
  const row = Object.hasOwn(margins, name) ? margins[name] : undefined;
  if (row === undefined) return undefined;
  const [value, margin] = row;
  return {
    ulps: 0,
    apply: (input) => mapInBlocks(input, 100, (x) => Math.fround(value(x))),
    errors: (input, output) => {
      const errors = mapInBlocks(input, 100, (x, at) => doubt(value(x), output[at] ?? 0, margin));
      return errors.some((error) => error !== 0) ? errors : undefined;
    },
  };
}
