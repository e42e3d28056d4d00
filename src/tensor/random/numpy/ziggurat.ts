import { libm } from '../../../numeric/libm';
import { roundHalfEven } from '../../../numeric/rounding';
import type { BitSource } from './bits';

/** Where the normal density's outermost layer begins, and the area of each of the 256 layers. */
const edge = 3.654152885361009;
const area = 0.004928673233974652;

interface Layers {
  /** Widths over 2^52, acceptance bounds in steps of 2^-52, and densities of the layers. */
  readonly widths: Float64Array;
  readonly inside: Float64Array;
  readonly densities: Float64Array;
}

let made: Layers | undefined;

const density = (x: number): number => libm('exp', -0.5 * x * x).value;

/**
 * The layers of equal area (G. Marsaglia and W. W. Tsang, "The ziggurat method for generating random variables", 2000), from the outermost
 * inwards in float64, as NumPy's ziggurat_constants.h was made.
 */
function layers(): Layers {
  if (made !== undefined) return made;
  const places = new Float64Array(256);
  const densities = new Float64Array(256).fill(1);
  places[255] = edge;
  densities[255] = density(edge);
  places[0] = area / (densities[255] ?? 1);
  for (let i = 254; i >= 1; i--) {
    const x = Math.sqrt(-2 * libm('log', area / (places[i + 1] ?? 1) + (densities[i + 1] ?? 0)).value);
    places[i] = x;
    // The exponential that made NumPy's table was one unit high here.
    densities[i] = density(x) + (i === 38 ? 2 ** -53 : 0);
  }
  const inner = (i: number) => (i === 0 ? edge : i === 1 ? 0 : (places[i - 1] ?? 0));
  made = {
    widths: places.map((x) => x / 2 ** 52),
    inside: places.map((x, i) => roundHalfEven((inner(i) / x) * 2 ** 52)),
    densities,
  };
  return made;
}

/** A standard normal as `Generator.standard_normal` draws it (numpy/random/src/distributions/distributions.c). */
export function zigguratNormal(source: BitSource): number {
  const { widths, inside, densities } = layers();
  for (;;) {
    const bits = source.next64();
    const layer = Number(bits & 0xffn);
    const isNegative = ((bits >> 8n) & 1n) === 1n;
    const place = Number((bits >> 9n) & 0xfffffffffffffn);
    const magnitude = place * (widths[layer] ?? 0);
    const x = isNegative ? -magnitude : magnitude;
    if (place < (inside[layer] ?? 0)) return x;
    if (layer === 0) {
      for (;;) {
        const across = -(1 / edge) * libm('log1p', -source.nextDouble()).value;
        const down = -libm('log1p', -source.nextDouble()).value;
        if (down + down > across * across) return ((place >> 8) & 1) === 1 ? -(edge + across) : edge + across;
      }
    }
    const [low, high] = [densities[layer] ?? 0, densities[layer - 1] ?? 0];
    if ((high - low) * source.nextDouble() + low < libm('exp', -0.5 * x * x).value) return x;
  }
}
