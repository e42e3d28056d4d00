import { activationChart, type Chart, domainFor, edgesOf, type Line } from './curve';
import { type ActivationRequest, labelOf, resolveRequest } from './curveRequest';
import { chartDescription } from './describe';
import { oneLine } from './escape';
import { type CurveRequest, type CurvesMessage, curvesMediaType, limits } from './message';
import { palettes } from './palette';
import { chartSvg } from './svg';

/** Points of a measured line that are drawn; more are thinned out, keeping each stretch's extremes. */
const mostDrawn = 4000;
/** Inputs marked on one curve. */
const mostPoints = 1000;

/** A measured line, with NaN for gaps, thinned to what can be seen. */
function measured({ label, x, y }: Exclude<CurveRequest, ActivationRequest>, series: number): Line {
  const line = { label: oneLine(label, limits.label), role: 'measured' as const, series };
  const numbers = y.map((n) => n ?? Number.NaN);
  if (x.length <= mostDrawn) return { ...line, x, y: numbers };
  const stretch = Math.ceil(x.length / (mostDrawn / 4));
  const kept: number[] = [];
  for (let start = 0; start < x.length; start += stretch) {
    const end = Math.min(start + stretch, x.length);
    let low = start;
    let high = start;
    let gap = -1;
    for (let i = start; i < end; i++) {
      const n = numbers[i] ?? Number.NaN;
      if (Number.isNaN(n)) gap = i;
      if (n < (numbers[low] ?? n) || Number.isNaN(numbers[low])) low = i;
      if (n > (numbers[high] ?? n) || Number.isNaN(numbers[high])) high = i;
    }
    kept.push(...[...new Set([start, low, high, end - 1, ...(gap < 0 ? [] : [gap])])].sort((a, b) => a - b));
  }
  return { ...line, x: kept.map((i) => x[i] ?? Number.NaN), y: kept.map((i) => numbers[i] ?? Number.NaN) };
}

/** The horizontal range of a message that does not give one: that of its measured points, else the usual one with its inputs. */
function domainOf(message: CurvesMessage): readonly [number, number] {
  if (message.domain) return message.domain;
  const edges = message.curves.flatMap((curve) => {
    const resolved = 'activation' in curve ? resolveRequest(curve) : undefined;
    return resolved && 'activation' in resolved ? edgesOf(resolved.activation) : [];
  });
  let [from, to] = domainFor([...(message.inputs ?? []), ...edges]);
  if (message.curves.every((curve) => !('activation' in curve)))
    [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const curve of message.curves) {
    if ('activation' in curve) continue;
    for (const x of curve.x) {
      if (x < from) from = x;
      if (x > to) to = x;
    }
  }
  if (from > to) return domainFor([]);
  return to > from ? [from, to] : [from - 1, to + 1];
}

/**
 * The chart of a message that `parseCurvesMessage` accepted: value and slope of each activation, measured lines, inputs on every curve
 * that is a function of one number. `domain` replaces the message's own, for zooming. An error names the field, as there.
 */
export function chartData(
  message: CurvesMessage,
  domain: readonly [number, number] = domainOf(message),
): { readonly chart: Chart } | { readonly error: string } {
  const lines: Line[] = [];
  const charts: Chart[] = [];
  let series = 0;
  for (const [i, curve] of message.curves.entries()) {
    if (!('activation' in curve)) {
      lines.push(measured(curve, series++));
      continue;
    }
    const resolved = resolveRequest(curve);
    if ('error' in resolved) return { error: `curves[${i}].${resolved.error}` };
    const { activation, parameters } = resolved;
    const one = activationChart(activation, parameters, {
      domain,
      series,
      label: labelOf(curve, resolved),
      slope: message.slope ?? true,
      inputs: (message.inputs ?? []).slice(0, mostPoints),
    });
    series = Math.max(series, ...one.lines.map((line) => line.series)) + 1;
    lines.push(...one.lines);
    charts.push(one);
  }
  const axes = new Set(charts.map(({ axis }) => axis));
  return {
    chart: {
      title:
        message.title === undefined ? charts.map(({ title }) => title).join(', ') : oneLine(message.title, limits.text),
      axis: axes.size === 1 ? ([...axes][0] ?? 'x') : 'x',
      domain,
      lines,
      zones: message.curves.length === 1 ? (charts[0]?.zones ?? []) : [],
      points: charts.flatMap(({ points }) => points),
      outside: Math.max(0, ...charts.map(({ outside }) => outside)),
    },
  };
}

/** The message as a picture on a white ground and as text, for readers that do not know the media type. */
export function curvesFallback(message: CurvesMessage): {
  readonly 'image/svg+xml': string;
  readonly 'text/plain': string;
} {
  const data = chartData(message);
  if ('error' in data) return { 'image/svg+xml': '', 'text/plain': `${curvesMediaType}: ${data.error}` };
  const svg = chartSvg(data.chart, palettes.light, { width: 560, height: 320, background: true });
  return { 'image/svg+xml': svg, 'text/plain': chartDescription(data.chart) };
}
