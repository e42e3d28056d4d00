import { slices } from './curve';
import { labelOf, resolveRequest } from './curveRequest';
import { oneLine } from './escape';
import { type CurvesMessage, limits } from './message';

/** What one curve says at an x. */
export interface Reading {
  readonly label: string;
  readonly series: number;
  /** Where it was read: for measured curves the nearest point. */
  readonly x: number;
  readonly value: number;
  readonly slope?: number;
}

function nearest(numbers: readonly number[], x: number): number {
  let near = 0;
  numbers.forEach((n, i) => {
    if (Math.abs(n - x) < Math.abs((numbers[near] ?? 0) - x)) near = i;
  });
  return near;
}

/** Value and slope of every curve of a message at an x, evaluated there; of measured curves the nearest point. */
export function readings(message: CurvesMessage, x: number): readonly Reading[] {
  const found: Reading[] = [];
  let series = 0;
  for (const curve of message.curves) {
    if (!('activation' in curve)) {
      const at = nearest(curve.x, x);
      found.push({
        label: oneLine(curve.label, limits.label),
        series: series++,
        x: curve.x[at] ?? Number.NaN,
        value: curve.y[at] ?? Number.NaN,
      });
      continue;
    }
    const resolved = resolveRequest(curve);
    if ('error' in resolved) continue;
    const { activation, parameters } = resolved;
    for (const { label, value, slope } of slices(activation, parameters, labelOf(curve, resolved))) {
      const withSlope = slope && (message.slope ?? true);
      found.push({ label, series: series++, x, value: value(x), ...(withSlope && { slope: slope(x) }) });
    }
  }
  return found;
}
