import { bitsOf, flush, multiplyAdd, polynomial, round } from './single';

/** Eigen's vectorised sine and cosine, psincos_float without fused multiply-add (GenericPacketMathFunctions.h). */

const twoOverPi = round(0.6366197466850281);
const magic = 12582912;
// pi/2 in four parts, subtracted one after the other.
const parts = new Float32Array([-1.5703125, -0.0004839897155761719, 1.628650352358818e-7, 5.564431554416771e-11]);
const cosine = new Float32Array([0.000024372266125283204, -0.001388652017340064, 0.04166661947965622, -0.5, 1]);
const sine = new Float32Array([-0.00019592341140837, 0.008332687365561685, -0.16666662039829824]);

/** Bits of 2/pi, most significant first, for arguments too large for the four parts (trig_reduce_huge). */
const twoOverPiBits = 0xa2f9836e4e441529fc2757d1f534ddc0db6295993c439041n;

/** The remainder modulo pi/2 and the quadrant of a large float32, with 64 bits after the binary point. */
function reduceHuge(x: number): [rest: number, quadrant: number] {
  const bits = bitsOf(x);
  const mantissa = BigInt((bits & 0x7fffff) | 0x800000);
  // x = mantissa * 2^power; 2/pi has 192 bits, the first of weight 2^-1: twoOverPiBits * 2^-192.
  const power = (bits >>> 23) - 150;
  const product = mantissa * twoOverPiBits;
  const shift = BigInt(192 - 62 - power);
  const fixed = BigInt.asUintN(64, shift >= 0n ? product >> shift : product << -shift);
  const quadrant = BigInt.asUintN(64, fixed + (1n << 61n)) >> 62n;
  const rest = BigInt.asIntN(64, fixed - (quadrant << 62n));
  return [round(Number(rest) * 3.4061215800865545e-19), Number(quadrant)];
}

function sineOrCosine(hugeFrom: number, shift: 0 | 1): (input: number) => number {
  return (input) => {
    const x = flush(input);
    if (!Number.isFinite(x)) return Number.NaN;
    const magnitude = Math.abs(x);
    let rest = magnitude;
    let quadrant = 0;
    if (magnitude >= hugeFrom) [rest, quadrant] = reduceHuge(magnitude);
    else {
      const y = round(round(round(magnitude * twoOverPi) + magic) - magic);
      quadrant = y;
      for (const part of parts) rest = multiplyAdd(y, part, rest);
    }
    const x2 = round(rest * rest);
    const even = (quadrant & 1) === shift;
    const value = even ? multiplyAdd(round(polynomial(x2, sine) * x2), rest, rest) : polynomial(x2, cosine);
    const negative = (((quadrant + shift) & 2) !== 0) !== (shift === 0 && (x < 0 || Object.is(x, -0)));
    return flush(negative ? -value : value);
  };
}

/** psin_float. */
export const sin = sineOrCosine(25966, 0);
/** pcos_float. */
export const cos = sineOrCosine(18838, 1);
