import { bitsOf, fromBits } from '../float32';

const round = Math.fround;

const log1pCoefficients = new Float32Array([
  1.479819864e-1, 1.5313838422e-1, 1.818357259e-1, 2.2222198546e-1, 2.8571429849e-1, 4.0000000596e-1, 6.6666668653e-1,
]);
/** Between these, 1 + x needs no reduction. */
const reducedAbove = round(0.41421387);
const reducedBelow = round(-0.29289338);
const ln2High = round(6.9313812256e-1);
const ln2Low = round(9.0580006145e-6);

/** log1pf as fdlibm computes it (glibc to 2.40), every operation rounded to float32. */
export function log1pf(x: number): number {
  if (!(x > -1)) return x === -1 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY || Math.abs(x) < 2 ** -54) return x;
  if (Math.abs(x) < 2 ** -29) return round(x - round(round(x * x) * 0.5));
  let k = 0;
  let f = x;
  let correction = 0;
  let fraction = 1;
  if (x >= reducedAbove || x < reducedBelow) {
    let u = x;
    if (x < fromBits(0x5a000000)) {
      u = round(1 + x);
      k = (bitsOf(u) >> 23) - 127;
      correction = round((k > 0 ? round(1 - round(u - x)) : round(x - round(u - 1))) / u);
    } else k = (bitsOf(u) >> 23) - 127;
    fraction = bitsOf(u) & 0x7fffff;
    if (fraction < 0x3504f7) u = fromBits(fraction | 0x3f800000);
    else {
      k += 1;
      u = fromBits(fraction | 0x3f000000);
      fraction = (0x800000 - fraction) >> 2;
    }
    f = round(u - 1);
  }
  return assemble(f, k, correction, fraction);
}

/** log(1 + f) + k log 2 with the rounding error of 1 + x put back. */
function assemble(f: number, k: number, correction: number, fraction: number): number {
  const halfSquare = round(round(0.5 * f) * f);
  const low = round(round(k * ln2Low) + correction);
  if (fraction === 0) {
    if (f === 0) return k === 0 ? 0 : round(round(k * ln2High) + low);
    const R = round(halfSquare * round(1 - round(round(2 / 3) * f)));
    return k === 0 ? round(f - R) : round(round(k * ln2High) - round(round(R - low) - f));
  }
  const s = round(f / round(2 + f));
  const z = round(s * s);
  let R = 0;
  for (const coefficient of log1pCoefficients) R = round(round(z * R) + coefficient);
  const tail = round(s * round(halfSquare + round(z * R)));
  if (k === 0) return round(f - round(halfSquare - tail));
  return round(round(k * ln2High) - round(round(halfSquare - round(tail + low)) - f));
}
