import { bitsOf, fromBits } from '../float32';

const round = Math.fround;

/**
 * The C library's single-precision functions, which Eigen and PyTorch call for the elements that do not fill a vector register. They compute in
 * double precision with small tables (Szabolcs Nagy, ARM Optimized Routines; in glibc since 2.27 and 2.28).
 */

// 1/c and log(c), log2(c) for 16 points c of [0.7, 1.4].
const inverse = [
  1.398907162146528, 1.3403141896637998, 1.286432210124115, 1.2367150214269895, 1.1906977166711752, 1.1479821020556429,
  1.1082251448272158, 1.0711297413057381, 1.036437278977283, 1, 0.9492859795739057, 0.8951049428609004,
  0.8476821620351103, 0.8050314851692001, 0.7664671008843108, 0.731428603316328,
];
const logarithm = [
  -0.33569133332882284, -0.2929040563774074, -0.2518726580937369, -0.21245868807117255, -0.17453945183745634,
  -0.1380057072319758, -0.10275976698545139, -0.06871392447020525, -0.0357891387398228, 0, 0.05204517742929496,
  0.11081431298787942, 0.1652495223695143, 0.21687389031699977, 0.2659635028121397, 0.3127556664073557,
];
const binaryLogarithm = [
  -0.48430022186289673, -0.42257122959194704, -0.3633754347673556, -0.30651309567405577, -0.25180720160537634,
  -0.19910014943794563, -0.14825100623281615, -0.09913323807318392, -0.051632812977629436, 0, 0.07508531937943004,
  0.15987125980713107, 0.2384046664317681, 0.31288288605863257, 0.38370422656453185, 0.451211048935815,
];

/** 2^x for a double x = k/32 + r by a table and a cubic, rounded to float32. */
function exp2(x: number): number {
  const k = Math.floor(x * 32 + 0.5);
  const r = x - k / 32;
  const scale = 2 ** ((k & 31) / 32) * 2 ** (k >> 5);
  const high = 0.05550361559341535 * r + 0.2402284522445722;
  return round((high * (r * r) + (0.6931471806916203 * r + 1)) * scale);
}

/** expf; 0.502 ULP. */
export function expf(x: number): number {
  if (x > 88.8) return Number.POSITIVE_INFINITY;
  if (x < -104) return 0;
  const scaled = 46.16624130844683 * x;
  const k = Math.floor(scaled + 0.5);
  const r = scaled - k;
  const scale = 2 ** ((k & 31) / 32) * 2 ** (k >> 5);
  const high = (0.05550361559341535 / 32768) * r + 0.2402284522445722 / 1024;
  return round((high * (r * r) + ((0.6931471806916203 / 32) * r + 1)) * scale);
}

/** The table's interval, the exponent and z/c - 1 for the logarithm of a positive float32 with these bits. */
function reduce(bits: number): { index: number; exponent: number; r: number } {
  const offset = (bits - 0x3f330000) | 0;
  const index = (offset >> 19) & 15;
  return { index, exponent: offset >> 23, r: fromBits(bits - (offset & 0xff800000)) * (inverse[index] ?? 1) - 1 };
}

/** logf; 0.818 ULP. With denormals flushed, one is normalised to zero first and gives the same answer as the smallest. */
export function logf(x: number): number {
  if (!(x > 0) || x === Number.POSITIVE_INFINITY) return x === 0 ? Number.NEGATIVE_INFINITY : x > 0 ? x : Number.NaN;
  if (x === 1) return 0;
  const { index, exponent, r } = reduce(x < 2 ** -126 ? -(23 << 23) : bitsOf(x));
  const high = (logarithm[index] ?? 0) + exponent * Math.LN2;
  const r2 = r * r;
  return round((-0.25089342214237154 * r2 + (0.333456765744066 * r + -0.4999997485802103)) * r2 + (high + r));
}

/** powf for positive finite x and finite y; 0.82 ULP. */
function positivePower(x: number, y: number): number {
  const { index, exponent, r } = reduce(bitsOf(x));
  const high = (binaryLogarithm[index] ?? 0) + exponent;
  const r2 = r * r;
  const a = 0.288457581109214 * r + -0.36092606229713164;
  const b = 0.480898481472577 * r + -0.7213474675006291;
  const power = y * (a * (r2 * r2) + (b * r2 + (1.4426950408774342 * r + high)));
  if (power <= -150) return 0;
  return power >= 128 ? Number.POSITIVE_INFINITY : exp2(power);
}

/** powf with C's special cases. */
export function powf(x: number, y: number): number {
  if (y === 0 || x === 1) return 1;
  const plain = Math.abs(x) >= 2 ** -126 && Number.isFinite(x) && Number.isFinite(y);
  if (!plain) return x === -1 && !Number.isNaN(y) ? 1 : round(x ** y);
  if (x > 0) return positivePower(x, y);
  if (!Number.isInteger(y)) return Number.NaN;
  return Math.abs(y) % 2 === 1 ? -positivePower(-x, y) : positivePower(-x, y);
}

/** sine (quadrant 0) or cosine (quadrant 1) of a reduced double x, |x| <= pi/4, negated in quadrants 2 and 3. */
function quarter(x: number, quadrant: number): number {
  const x2 = x * x;
  const sign = (quadrant & 2) === 0 ? 1 : -1;
  if ((quadrant & 1) === 0) {
    const x3 = x * x2;
    return round(
      sign * (x + x3 * -0.16666654943701084 + x3 * x2 * (0.008332178146138854 + x2 * -0.00019517298981385725)),
    );
  }
  const x4 = x2 * x2;
  const low = 1 + x2 * -0.49999999725108224 + x4 * 0.041666623324344516;
  return round(sign * (low + x4 * x2 * (-0.001388676379437604 + x2 * 0.000024390450703564542)));
}

const reciprocalWords = [
  0xa2n,
  0xa2f9n,
  0xa2f983n,
  0xa2f9836en,
  0xf9836e4en,
  0x836e4e44n,
  0x6e4e4415n,
  0x4e441529n,
  0x441529fcn,
  0x1529fc27n,
  0x29fc2757n,
  0xfc2757d1n,
  0x2757d1f5n,
  0x57d1f534n,
  0xd1f534ddn,
  0xf534ddc0n,
  0x34ddc0dbn,
  0xddc0db62n,
  0xc0db6295n,
  0xdb629599n,
  0x6295993cn,
  0x95993c43n,
  0x993c4390n,
  0x3c439041n,
];

/** x modulo pi/2 and the quadrant, for |x| >= 120, with 96 bits of 4/pi. */
function reduceLarge(x: number): [rest: number, quadrant: number] {
  const bits = bitsOf(Math.abs(x));
  const start = (bits >>> 26) & 15;
  const mantissa = BigInt((((bits & 0xffffff) | 0x800000) << ((bits >>> 23) & 7)) >>> 0);
  const product = (offset: number) => mantissa * (reciprocalWords[start + offset] ?? 0n);
  let rest = BigInt.asUintN(64, ((product(0) & 0xffffffffn) << 32n) | (product(8) >> 32n));
  rest = BigInt.asUintN(64, rest + product(4));
  const quadrant = BigInt.asUintN(64, rest + (1n << 61n)) >> 62n;
  rest = BigInt.asIntN(64, rest - (quadrant << 62n));
  return [Number(rest) * 3.4061215800865545e-19, Number(quadrant)];
}

/** sin (shift 0) and cos (shift 1); 0.56 ULP. */
function sineOrCosine(x: number, shift: 0 | 1): number {
  if (!Number.isFinite(x)) return Number.NaN;
  const magnitude = Math.abs(x);
  if (magnitude < 2 ** -12) return shift === 0 ? x : 1;
  if (magnitude < 0.75) return quarter(x, shift);
  if (magnitude < 120) {
    const quadrant = (Math.trunc(x * 10680707.430881744) + 0x800000) >> 24;
    return quarter(x - quadrant * 1.5707963267948966, quadrant + shift);
  }
  const [rest, quadrant] = reduceLarge(x);
  if (shift === 1) return quarter(rest, quadrant + 1);
  const value = quarter(rest, quadrant);
  return x < 0 ? -value : value;
}

/** sinf. */
export const sinf = (x: number): number => sineOrCosine(x, 0);
/** cosf. */
export const cosf = (x: number): number => sineOrCosine(x, 1);
