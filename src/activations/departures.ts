import type { Departure, Parameters } from './activation';

/** TensorFlow's and JAX's maximum(x, 0) give +0 for -0. */
export const negativeZeroToZero: Departure = (x) => (Object.is(x, -0) ? 0 : undefined);

/** A kernel that multiplies by a factor that is 0 there: infinity times zero. */
export const nanAt =
  (...points: readonly number[]): Departure =>
  (x) =>
    points.includes(x) ? Number.NaN : undefined;

/** TensorFlow treats denormal float32 numbers as zero; its derivative there is the one at zero. */
export const slopeAtDenormal =
  (slope: (parameters: Parameters) => number): Departure =>
  (x, parameters) =>
    x !== 0 && Math.abs(x) < 2 ** -126 ? slope(parameters) : undefined;

/** The first of several departures that has something to say. */
export const firstOf =
  (...departures: readonly Departure[]): Departure =>
  (x, parameters, type) => {
    for (const departure of departures) {
      const value = departure(x, parameters, type);
      if (value !== undefined) return value;
    }
    return undefined;
  };

/** A derivative chosen by a comparison, which is false for NaN. */
export const slopeAtNaN =
  (slope: number): Departure =>
  (x) =>
    Number.isNaN(x) ? slope : undefined;
