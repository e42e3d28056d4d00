import { type FloatType, roundTo } from '../numeric/rounding';
import type { Departure, Parameters, ParameterValue } from './activation';

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

/** The result at zero for the denormal float32 numbers that TensorFlow takes for zero. */
export const flushed =
  (f: Departure): Departure =>
  (x, parameters, type) =>
    f(Math.abs(x) < 2 ** -126 ? 0 : x, parameters, type);

/** A derivative chosen by a comparison, which is false for NaN. */
export const slopeAtNaN =
  (slope: number): Departure =>
  (x) =>
    Number.isNaN(x) ? slope : undefined;

const withRounded = (parameters: Parameters, type: FloatType): Parameters =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, value]): [string, ParameterValue] => [
      name,
      typeof value === 'number' ? roundTo(value, type) : value,
    ]),
  );

/** A kernel that compares and computes with its parameters rounded to the type. */
export const rounded =
  (f: (x: number, parameters: Parameters) => number): Departure =>
  (x, parameters, type) =>
    f(x, withRounded(parameters, type));

/** The same for one that widens the types narrower than float32. */
export const widened =
  (f: (x: number, parameters: Parameters) => number): Departure =>
  (x, parameters, type) =>
    f(x, withRounded(parameters, type === 'float64' ? type : 'float32'));
