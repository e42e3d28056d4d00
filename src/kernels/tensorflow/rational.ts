import { expf } from '../glibc/optimizedRoutines';
import { exponential, exponentialTail } from './exponential';
import { bitsOf, flush, fromBits, multiplyAdd, polynomial, round } from './single';

/** Eigen's rational approximations; one function serves vectors and the elements past the last full one, except where said. */

const tanhClamp = round(7.9073896408081055);
const tanhNumerator = new Float32Array([1.394553628e-8, 2.10273356e-5, 3.520756727e-3, 1.3402161e-1]);
const tanhDenominator = new Float32Array([8.015776984e-7, 3.326951409e-4, 2.597254514e-2, 4.67354834e-1, 1]);

/** ptanh_float (without fused multiply-add). */
export function tanh(input: number): number {
  const x = Math.max(Math.min(flush(input), tanhClamp), -tanhClamp);
  const x2 = flush(round(x * x));
  const x3 = flush(round(x2 * x));
  return flush(round(multiplyAdd(x3, polynomial(x2, tanhNumerator), x) / polynomial(x2, tanhDenominator)));
}

const erfNumerator = new Float32Array([
  0.0000021237322016531834, 0.0002861979592125863, 0.003658048342913389, 0.05243302136659622, 0.18741607666015625,
  1.1283791065216064,
]);
const erfDenominator = new Float32Array([
  0.000038918573409318924, 0.0011432960163801908, 0.014752088114619255, 0.11294567584991455, 0.4994257986545563, 1,
]);

/** generic_fast_erf<float> (unsupported/Eigen/src/SpecialFunctions/SpecialFunctionsImpl.h). */
export function erf(input: number): number {
  const x = flush(input);
  if (Number.isNaN(x)) return x;
  const x2 = Math.min(16, flush(round(x * x)));
  const ratio = round(flush(round(x * polynomial(x2, erfNumerator))) / polynomial(x2, erfDenominator));
  return Math.max(Math.min(ratio, 1), -1);
}

const logisticLargest = round(16.6355324);
const log2e = round(Math.LOG2E);
const p2 = round(0.49999141693115234);
const p3 = round(0.16666877269744873);
const p4 = round(0.04189866781234741);
const p5 = round(0.00833471305668354);
const reduceLow = round(2.1219444e-4);

/** scalar_logistic_op<float>::packetOp: exp(x/2) squared, then e / (1 + e). */
export function logistic(input: number): number {
  if (input < -104) return 0;
  const x = round(Math.min(flush(input), logisticLargest) * 0.5);
  const m = Math.floor(multiplyAdd(x, log2e, 0.5));
  const r = multiplyAdd(m, reduceLow, multiplyAdd(m, -0.693359375, x));
  const r2 = round(r * r);
  const p = multiplyAdd(r, multiplyAdd(r2, p5, p3), multiplyAdd(r2, p4, p2));
  const half = round(multiplyAdd(r2, p, round(r + 1)) * 2 ** m);
  const e = flush(round(half * half));
  return flush(round(e / round(1 + e)));
}

/** scalar_logistic_op<float>::operator(). */
export function logisticTail(x: number): number {
  const e = flush(expf(Math.min(flush(x), logisticLargest)));
  return flush(round(e / round(1 + e)));
}

const erfcSmall = new Float32Array([
  0.0005618022987619042, -0.004913816694170237, 0.026707515120506287, -0.11280010640621185, 0.37612295150756836,
  -1.1283791065216064,
]);
const erfcNumerator = new Float32Array([
  0.10208116471767426, 0.4292066693305969, 0.3237907886505127, 0.05397197604179382,
]);
const erfcDenominator = new Float32Array([
  0.017251677811145782, 0.39137163758277893, 1, 0.6217324137687683, 0.09566286206245422,
]);

/** What rounding took from x * x (Dekker's product with Veltkamp's splitting). */
function squareError(x: number, square: number): number {
  const scaled = round(4097 * x);
  const high = round(round(x - scaled) + scaled);
  const low = round(x - high);
  const first = round(round(high * high) - square);
  const second = round(round(high * low) + first);
  return round(round(low * low) + round(round(low * high) + second));
}

/** generic_fast_erfc<float> over a given exponential, its reciprocal moved by a number of units in the last place. */
function erfcOf(input: number, exp: (x: number) => number, units = 0): number {
  if (Number.isNaN(input)) return input;
  const x = Math.min(Math.max(flush(input), -11), 11);
  const x2 = flush(round(x * x));
  if (x2 <= 1) return multiplyAdd(x, polynomial(x2, erfcSmall), 1);
  const power = exp(-x2);
  const z = flush(round(power - flush(round(power * squareError(x, x2)))));
  const q = fromBits(bitsOf(round(1 / x2)) + units);
  const ratio = round(polynomial(q, erfcNumerator) / round(x * polynomial(q, erfcDenominator)));
  return flush(round(flush(round(z * ratio)) + (x < 0 ? 2 : 0)));
}

export const erfc = (x: number): number => erfcOf(x, exponential);
export const erfcTail = (x: number): number => erfcOf(x, exponentialTail);

/**
 * How far a full vector's erfc may be off: it divides by way of the processor's approximate reciprocal and a Newton step, within three units
 * of the true reciprocal.
 */
export function erfcError(x: number): number {
  const value = erfc(x);
  return [-3, -2, -1, 1, 2, 3].reduce(
    (error, units) => Math.max(error, Math.abs(erfcOf(x, exponential, units) - value)),
    0,
  );
}
