import { logarithm, scaleOf, toScale } from '../fixedPoint';
import { fma64 as fma } from '../fma';

/**
 * glibc's logarithm (sysdeps/ieee754/dbl-64/e_log.c, by Szabolcs Nagy, ARM Optimized Routines 2018) as compiled for processors with fused
 * multiply-add: a table of 128 reciprocals and a polynomial; worst case 0.519 ulp.
 */
const near1 = [
  -0.5, 0.3333333333333352, -0.24999999999998432, 0.19999999999320328, -0.16666666669929706, 0.14285715076560868,
  -0.12499997863982555, 0.11110712032936046, -0.10000486757818193, 0.09181994006195467, -0.08328363062289341,
] as const;
const far = [
  -0.5000000000000001, 0.33333333331825593, -0.2499999999622955, 0.20000304511814496, -0.16667054827627667,
] as const;
const ln2High = 0.6931471805598903;
const ln2Low = 5.497923018708371e-14;

/** How many steps of the last place each reciprocal lies from that of its interval's centre; chosen so that its logarithm rounds well. */
// biome-ignore format: a table
const offsets = [-23142382, -57643754, -234334839, -124664804, 19045012, -123323398, -501163255, 342479926, -234593306, 57421184, 513617488, -240891478, 85169741, 28659150, 284053799, 342563057, -68420459, -346144712, -90113766, -464022980, 285342708, -489548825, 376054848, 47397812, -423637851, -260988534, 336107021, 448241578, 154177355, 447893384, 241227555, -420636714, -218426730, -96876684, -205835218, -368178198, -345128710, -510284502, 481763731, 209336112, 429336310, 15489329, 442353177, -417834330, 73183371, 515232680, 507984536, 83787275, 330409952, 151596684, 377744204, 198302857, 214798271, -345957716, 356163107, 215510022, -229897960, -131709726, 215213618, -464519207, -332821996, 385780520, -400344786, 256208139, 478356527, 345720337, 128466877, 217515751, -162048343, 295127580, -235892775, -69369347, 93666841, -272860130, 91915174, 29018059, 258893229, 386009280, -241633007, 68399381, 386341370, 408940642, 65060217, -120872168, 189498853, -32395328, -49955913, 154042178, -346113480, 148348366, -396488327, -427431396, 107119491, -500798201, 212184347, 305888811, -330297730, -91422864, 6707636, 273897542, -512931067, -500150233, 485589437, -280752730, 106848032, 30953893, -291342514, -408884927, 149302919, -107851081, 225432558, 460497078, -452391632, -490679353, 508304210, 493208081, 336502878, 526975298, -457361038, -312310462, -365194252, -421357131, 362015322, 310793228, -441535439, -69145545, -528727990, 433364383];

const words = new BigInt64Array(1);
const double = new Float64Array(words.buffer);

export function bitsOf(x: number): bigint {
  double[0] = x;
  return words[0] ?? 0n;
}

export function fromBits(bits: bigint): number {
  words[0] = bits;
  return double[0] ?? 0;
}

interface Entry {
  readonly inverse: number;
  readonly logarithm: number;
}

const start = 0x3fe6000000000000n;
let table: readonly Entry[] | undefined;

function makeTable(): readonly Entry[] {
  const scale = scaleOf(192);
  return offsets.map((offset, at) => {
    const centre = fromBits(start + (BigInt(at) << 45n) + (1n << 44n));
    const inverse = fromBits(bitsOf(1 / centre) + BigInt(offset));
    // To a multiple of 2^-43, so that adding multiples of ln 2 is exact.
    const step = scale.bits - 43n;
    const exact = -logarithm(toScale(inverse, scale), scale);
    return { inverse, logarithm: Number((exact + (1n << (step - 1n))) >> step) / 2 ** 43 };
  });
}

/** x as 2^exponent z with z in the interval that begins at the bits `from`, and which of its 128 parts z lies in. */
export function reduce(x: number, from: bigint): { z: number; exponent: number; part: number } {
  const bits = bitsOf(x);
  const above = bits - from;
  return {
    z: fromBits(bits - ((above >> 52n) << 52n)),
    exponent: Number(above >> 52n),
    part: Number((above >> 45n) & 127n),
  };
}

/** Natural logarithm of a positive normal number. */
export function log(x: number): number {
  if (x >= 1 - 2 ** -4 && x < 1 + 0.064697265625) return logNear1(x);
  table ??= makeTable();
  const { z, exponent, part } = reduce(x, start);
  const { inverse, logarithm: tabled } = table[part] ?? { inverse: 1, logarithm: 0 };
  const r = fma(z, inverse, -1);
  const w = fma(exponent, ln2High, tabled);
  const high = w + r;
  const low = fma(exponent, ln2Low, w - high + r);
  const r2 = r * r;
  const tail = fma(r2, fma(r, far[4], far[3]), fma(r, far[2], far[1]));
  return fma(r * r2, tail, fma(r2, far[0], low)) + high;
}

function logNear1(x: number): number {
  const r = x - 1;
  const r2 = r * r;
  const r3 = r * r2;
  const three = (at: number): number => fma(r2, near1[at + 2] ?? 0, fma(r, near1[at + 1] ?? 0, near1[at] ?? 0));
  const sum = fma(r3, fma(r3, fma(r3, near1[10], three(7)), three(4)), three(1));
  const shifted = r * 2 ** 27;
  const head = r + shifted - shifted;
  const w = head * head * near1[0];
  const high = r + w;
  const low = fma(near1[0] * (r - head), head + r, r - high + w);
  return fma(r3, sum, low) + high;
}
