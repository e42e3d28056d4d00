import { bitsOf, fromBits } from '../float32';
import { expf } from './optimizedRoutines';

/** glibc's float32 functions (2.36; fdlibm by Sun Microsystems), which PyTorch calls for the elements that do not fill its registers. */
const f = Math.fround;

/** Horner's rule from the highest power down, each product and each sum rounded. */
function polynomial(x: number, terms: readonly number[]): number {
  let sum = f(terms[0] ?? 0);
  for (let n = 1; n < terms.length; n++) sum = f(f(sum * x) + f(terms[n] ?? 0));
  return sum;
}

const ln2High = f(6.9313812256e-1);
const ln2Low = f(9.0580006145e-6);

/** e^x - 1 (s_expm1f.c). */
export function expm1f(argument: number): number {
  let x = argument;
  const size = Math.abs(x);
  if (Number.isNaN(x) || x === Number.POSITIVE_INFINITY) return x;
  if (x > f(88.721679688)) return Number.POSITIVE_INFINITY;
  if (x <= -fromBits(0x4195b844)) return -1;
  let k = 0;
  let c = 0;
  if (size > fromBits(0x3eb17218)) {
    let high: number;
    let low: number;
    if (size < fromBits(0x3f851592)) {
      k = x > 0 ? 1 : -1;
      high = f(x - k * ln2High);
      low = k * ln2Low;
    } else {
      k = Math.trunc(f(f(f(1.4426950216) * x) + (x > 0 ? 0.5 : -0.5)));
      high = f(x - f(k * ln2High));
      low = f(k * ln2Low);
    }
    x = f(high - low);
    c = f(f(high - x) - low);
  } else if (size < 2 ** -25) return x;
  const half = f(0.5 * x);
  const hxs = f(x * half);
  const r1 = polynomial(
    hxs,
    [-2.0109921195e-7, 4.0082177293e-6, -7.936507609e-5, 1.5873016091e-3, -3.3333335072e-2, 1],
  );
  const t = f(3 - f(r1 * half));
  let e = f(hxs * f(f(r1 - t) / f(6 - f(x * t))));
  if (k === 0) return f(x - f(f(x * e) - hxs));
  e = f(f(f(x * f(e - c)) - c) - hxs);
  if (k === -1) return f(f(0.5 * f(x - e)) - 0.5);
  if (k === 1) return x < -0.25 ? f(-2 * f(e - f(x + 0.5))) : f(1 + f(2 * f(x - e)));
  if (k <= -2 || k > 56) return f(raise(f(1 - f(e - x)), k) - 1);
  if (k < 23) return raise(f(fromBits(0x3f800000 - (0x1000000 >> k)) - f(e - x)), k);
  return raise(f(f(x - f(e + fromBits((0x7f - k) << 23))) + 1), k);
}

/** Adds k to the exponent. */
function raise(y: number, k: number): number {
  return fromBits((bitsOf(y) + (k << 23)) | 0);
}

/** Hyperbolic tangent (s_tanhf.c). */
export function tanhf(x: number): number {
  const size = Math.abs(x);
  if (Number.isNaN(x) || x === 0) return x;
  if (size < 2 ** -55) return f(x * f(1 + x));
  let z = 1;
  if (size < 22) {
    if (size >= 1) z = f(1 - f(2 / f(expm1f(f(2 * size)) + 2)));
    else {
      const t = expm1f(f(-2 * size));
      z = f(-t / f(t + 2));
    }
  }
  return x < 0 ? -z : z;
}

const middle = [
  [
    -2.1663755178e-3, 3.5478305072e-2, -1.1089469492e-1, 3.1834661961e-1, -3.7220788002e-1, 4.1485610604e-1,
    -2.3621185683e-3,
  ],
  [1.1984500103e-2, 1.3637083583e-2, 1.2617121637e-1, 7.1828655899e-2, 5.4039794207e-1, 1.0642088205e-1, 1],
] as const;
const small = [
  [-2.3763017452e-5, -5.770270247e-3, -2.8481749818e-2, -3.2504209876e-1, 1.2837916613e-1],
  [-3.9602282413e-6, 1.3249473704e-4, 5.0813062117e-3, 6.50222525e-2, 3.9791721106e-1, 1],
] as const;
const large = [
  [
    -9.8143291473, -8.1287437439e1, -1.8460508728e2, -1.6239666748e2, -6.2375331879e1, -1.0558626175e1, -6.938585639e-1,
    -9.8649440333e-3,
  ],
  [
    -6.0424413532e-2, 6.5702495575, 1.0863500214e2, 4.2900814819e2, 6.4538726807e2, 4.3456588745e2, 1.3765776062e2,
    1.965127182e1, 1,
  ],
] as const;
const tail = [
  [
    -4.8351919556e2, -1.0250950928e3, -6.3756646729e2, -1.6063638306e2, -1.7757955551e1, -7.9928326607e-1,
    -9.864943102e-3,
  ],
  [-2.2440952301e1, 4.7452853394e2, 2.553050293e3, 3.1998581543e3, 1.5367296143e3, 3.2579251099e2, 3.0338060379e1, 1],
] as const;

function ratio(x: number, [numerator, denominator]: readonly [readonly number[], readonly number[]]): number {
  return f(polynomial(x, numerator) / polynomial(x, denominator));
}

/** Error function (s_erff.c). */
export function erff(x: number): number {
  const size = Math.abs(x);
  if (Number.isNaN(x)) return x;
  if (size < 0.84375) {
    const efx = f(1.2837916613e-1);
    if (size < 2 ** -28) return size < 2 ** -119 ? f(0.0625 * f(f(16 * x) + f(f(16 * efx) * x))) : f(x + f(efx * x));
    return f(x + f(x * ratio(f(x * x), small)));
  }
  let y = 1;
  if (size < 1.25) y = f(f(8.4506291151e-1) + ratio(f(size - 1), middle));
  else if (size < 6) {
    const s = f(1 / f(size * size));
    const power = ratio(s, size < fromBits(0x4036db6e) ? large : tail);
    const z = fromBits(bitsOf(size) & 0xfffff000);
    const r = f(expf(f(f(-z * z) - 0.5625)) * expf(f(f(f(z - size) * f(z + size)) + power)));
    y = f(1 - f(r / size));
  }
  return x < 0 ? -y : y;
}
