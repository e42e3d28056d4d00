import { exponential, logarithm, type Scale, scaleOf } from '../../../numeric/fixedPoint';
import { libm } from '../../../numeric/libm';
import { exponentOf } from '../../../numeric/rounding';
import type { BitSource } from './bits';

/** Where the density's outermost layer begins; NumPy's table was made from more digits than a float64 holds. */
const edge = 7.69711747013105;
const edgeDigits = 769711747013104972n;
const areaDigits = 39496598225815571993n;

interface Layers {
  /** Widths over 2^53, acceptance bounds in steps of 2^-53, and densities of the layers. */
  readonly widths: Float64Array;
  readonly inside: Float64Array;
  readonly densities: Float64Array;
}

/** Units in the last place by which NumPy's table (ziggurat_constants.h) lies below the exact widths, and above the exact densities. */
const narrower: Readonly<Record<number, number>> = {
  1: 4,
  2: 3,
  3: 1,
  4: 2,
  5: 1,
  6: 1,
  7: 1,
  12: 1,
  13: 1,
  14: 1,
  15: 1,
  18: 1,
  33: 1,
  35: 1,
  55: 1,
  56: 1,
  66: 1,
  91: 1,
  141: 1,
  144: 1,
  179: 1,
};
const denser: ReadonlySet<number> = new Set([1, 2, 19, 22, 35, 49, 77, 81, 94, 100, 114, 126, 128]);

const toNumber = (x: bigint, scale: Scale): number => {
  const length = x.toString(2).length;
  const drop = BigInt(Math.max(0, length - 54));
  const digits = x >> drop;
  return Number((digits + (digits & 1n)) >> 1n) * 2 ** (Number(drop) + 1 - Number(scale.bits));
};

const unit = (x: number): number => 2 ** (exponentOf(x) - 52);

let made: Layers | undefined;

/** The layers of equal area, from the outermost inwards. */
function layers(): Layers {
  if (made !== undefined) return made;
  const scale = scaleOf(128);
  const { bits, one } = scale;
  const power = (x: bigint): bigint => {
    const [mantissa, exponent] = exponential(-x, scale);
    return exponent >= 0 ? mantissa << BigInt(exponent) : mantissa >> BigInt(-exponent);
  };
  const start = (edgeDigits * one) / 10n ** 17n;
  const area = (areaDigits * one) / 10n ** 22n;
  const places = new Float64Array(256);
  const densities = new Float64Array(256).fill(1);
  let x = start;
  let density = power(x);
  places[0] = toNumber((area << bits) / density, scale);
  for (let i = 255; i >= 1; i--) {
    places[i] = toNumber(x, scale);
    densities[i] = toNumber(density, scale);
    if (i === 1) break;
    x = -logarithm((area << bits) / x + density, scale);
    density = power(x);
  }
  const inner = (i: number) => (i === 0 ? edge : i === 1 ? 0 : (places[i - 1] ?? 0));
  made = {
    widths: places.map((place, i) => (place - (narrower[i] ?? 0) * unit(place)) / 2 ** 53),
    inside: places.map((place, i) => Math.floor((inner(i) / place) * 2 ** 53)),
    densities: densities.map((value, i) => value + (denser.has(i) ? unit(value) : 0)),
  };
  return made;
}

/** A standard exponential as `Generator.standard_exponential` draws it (numpy/random/src/distributions/distributions.c). */
export function zigguratExponential(source: BitSource): number {
  const { widths, inside, densities } = layers();
  for (;;) {
    const bits = source.next64() >> 3n;
    const layer = Number(bits & 0xffn);
    const place = Number(bits >> 8n);
    const x = place * (widths[layer] ?? 0);
    if (place < (inside[layer] ?? 0)) return x;
    if (layer === 0) return edge - libm('log1p', -source.nextDouble()).value;
    const [low, high] = [densities[layer] ?? 0, densities[layer - 1] ?? 0];
    if ((high - low) * source.nextDouble() + low < libm('exp', -x).value) return x;
  }
}
