import { fma32, fma64 } from '../../numeric/fma';
import { doubleTable, singleTable } from './tanh.generated';

/**
 * tanh as NumPy computes it wherever the processor has fused multiplication: a polynomial on each of a number of intervals
 * (numpy/_core/src/umath/loops_hyperbolic.dispatch.c.src).
 */
const bytesOf = (text: string): ArrayBuffer =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0)).buffer;

let double: Float64Array | undefined;
let single: Float32Array | undefined;
const words = new DataView(new ArrayBuffer(8));

export function tanh64(x: number): number {
  words.setFloat64(0, x);
  const high = words.getUint32(0) & 0x7ff80000;
  if (high > 0x7fe00000) return Number.isNaN(x) ? x : Math.sign(x);
  double ??= new Float64Array(bytesOf(doubleTable));
  const column = Math.min(Math.max(high - 0x3fc00000, 0), 0x780000) >> 19;
  const y = Math.abs(x) - (double[column] ?? 0);
  let sum = 0;
  // The table's last row of coefficients stands for the highest power.
  for (let row = double.length / 16 - 1; row >= 1; row--) sum = fma64(sum, y, double[row * 16 + column] ?? 0);
  return x < 0 || Object.is(x, -0) ? -sum : sum;
}

export function tanh32(x: number): number {
  words.setFloat32(0, x);
  const high = words.getUint32(0) & 0x7fe00000;
  if (high > 0x7f000000) return Number.isNaN(x) ? x : Math.sign(x);
  single ??= new Float32Array(bytesOf(singleTable));
  const column = Math.min(Math.max(high - 0x3d400000, 0), 0x3e00000) >> 21;
  const y = Math.fround(Math.abs(x) - (single[column] ?? 0));
  let sum = 0;
  for (let row = single.length / 32 - 1; row >= 1; row--) sum = fma32(sum, y, single[row * 32 + column] ?? 0);
  return x < 0 || Object.is(x, -0) ? -sum : sum;
}
