import type { Activation, Interval, Parameters } from '../activations/activation';
import { type Samples, type Slice, sample } from './sampling';

/** One line of a chart. Where `y` is NaN the line is broken. */
export interface Line {
  readonly label: string;
  readonly role: 'value' | 'slope' | 'measured';
  /** Lines of one curve, its value and its slope, share a series and so a colour. */
  readonly series: number;
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** Where the slope is exactly zero (`dead`) or below 0.02 in size (`saturated`). */
export interface Zone extends Interval {
  readonly kind: 'dead' | 'saturated';
}

/** A chart as plain data: drawn as SVG in the hover and by Chart.js in the renderer. */
export interface Chart {
  readonly title: string;
  /** What the horizontal axis holds: `x`, `gate`. */
  readonly axis: string;
  readonly domain: readonly [number, number];
  readonly lines: readonly Line[];
  readonly zones: readonly Zone[];
  /** The user's own inputs on their curve. */
  readonly points: readonly { readonly x: number; readonly y: number; readonly series: number }[];
  /** How many inputs lie outside the domain or are not finite. */
  readonly outside: number;
}

/** The size of slope that `Facts.saturation` speaks of. */
const saturatedBelow = 0.02;
const signals = [1, 2, -1];
/** The row that pictures an activation along an axis: its first element moves, the others stay. */
const fixed = [0, 0];

/** The functions of one number that picture an activation: itself, one element of a row, or the gate at a few signals. */
export function slices(activation: Activation, parameters: Parameters, label: string): readonly Slice[] {
  switch (activation.shape) {
    case 'elementwise':
      return [{ label, value: (x) => activation.value(x, parameters), slope: (x) => activation.slope(x, parameters) }];
    case 'axis': {
      const row = (x: number) => activation.row(Float64Array.of(x, ...fixed), parameters);
      const slope = (x: number): number => {
        const input = Float64Array.of(x, ...fixed);
        return (
          activation.rowGradient(input, activation.row(input, parameters), Float64Array.of(1, 0, 0), parameters)[0] ??
          Number.NaN
        );
      };
      const name = `${label}([x, ${fixed.join(', ')}])`;
      return [
        { label: `${name}[0]`, value: (x) => row(x)[0] ?? Number.NaN, slope },
        { label: `${name}[1]`, value: (x) => row(x)[1] ?? Number.NaN },
      ];
    }
    case 'gated':
      return signals.map((signal, index) => ({
        label: `${label}, signal ${signal}`,
        value: (gate: number) => activation.value(signal, gate, parameters),
        ...(index === 0 && { slope: (gate: number) => activation.slope(signal, gate, parameters)[1] }),
      }));
  }
}

/** What the horizontal axis of an activation's picture holds. */
const axisLabel = (activation: Activation): string => (activation.shape === 'gated' ? 'gate' : 'x');

/** Runs of samples where a test of the slope holds. */
function runs(samples: Samples, holds: (slope: number) => boolean, kind: Zone['kind']): Zone[] {
  const zones: Zone[] = [];
  const { x, slope } = samples;
  const smallest = ((x.at(-1) ?? 0) - (x[0] ?? 0)) / 40;
  for (let i = 0; i < x.length; i++) {
    if (!holds(slope[i] ?? Number.NaN)) continue;
    const from = x[i] ?? 0;
    while (i + 1 < x.length && holds(slope[i + 1] ?? Number.NaN)) i++;
    const to = x[i] ?? 0;
    if (to - from >= smallest) zones.push({ kind, from, to });
  }
  return zones;
}

/** A zone narrower than a fortieth of the domain is a turning point. */
const clip = (intervals: readonly Interval[], [from, to]: readonly [number, number], kind: Zone['kind']): Zone[] =>
  intervals
    .map((interval) => ({ kind, from: Math.max(from, interval.from), to: Math.min(to, interval.to) }))
    .filter((zone) => zone.to - zone.from > (to - from) / 40);

/** Dead and saturated zones: the verified facts for default parameters, else what the samples show. */
function zonesOf(
  activation: Activation,
  parameters: Parameters,
  samples: Samples,
  domain: readonly [number, number],
): readonly Zone[] {
  if (activation.shape !== 'elementwise') return [];
  if (activation.parameters.every(({ name, default: byDefault }) => parameters[name] === byDefault)) {
    return [
      ...clip(activation.facts.deadZones, domain, 'dead'),
      ...clip(activation.facts.saturation, domain, 'saturated'),
    ];
  }
  return [
    ...runs(samples, (slope) => slope === 0, 'dead'),
    ...runs(samples, (slope) => slope !== 0 && Math.abs(slope) < saturatedBelow, 'saturated'),
  ];
}

const defaultDomain: readonly [number, number] = [-6, 6];
/** Inputs farther out would flatten the picture: they are counted as outside. */
const farthest = 20;

/** A domain that shows the usual [-6, 6] and those inputs that lie within 20 of zero. */
export function domainFor(inputs: readonly number[]): readonly [number, number] {
  let [from, to] = defaultDomain;
  for (const x of inputs) {
    if (Math.abs(x) > farthest) continue;
    if (x < from) from = Math.floor(x);
    if (x > to) to = Math.ceil(x);
  }
  return [from, to];
}

/** How much of a dead zone is shown beyond its edge. */
const beyondEdge = 2;

/** What must be seen of an activation: the edges of its dead zones, with some room. */
export function edgesOf(activation: Activation): readonly number[] {
  if (activation.shape !== 'elementwise') return [];
  return activation.facts.deadZones.flatMap(({ from, to }) =>
    [from + beyondEdge, to - beyondEdge].filter((x) => Math.abs(x) <= farthest),
  );
}

/** `gelu`, or `gelu(approximate='tanh')` where parameters differ from the activation's defaults. */
export function curveLabel(activation: Activation, parameters: Parameters): string {
  const set = activation.parameters
    .filter(({ name, default: byDefault }) => name !== 'axis' && name in parameters && parameters[name] !== byDefault)
    .map(
      ({ name }) =>
        `${name}=${typeof parameters[name] === 'string' ? `'${parameters[name]}'` : String(parameters[name])}`,
    );
  return set.length === 0 ? activation.name : `${activation.name}(${set.join(', ')})`;
}

export interface CurveOptions {
  readonly inputs?: readonly number[];
  readonly domain?: readonly [number, number];
  readonly slope?: boolean;
  readonly label?: string;
  /** The first series number, where several activations share a chart. */
  readonly series?: number;
}

/** An activation's chart; parameters by canonical name, those left out at their default. */
export function activationChart(activation: Activation, given: Parameters, options: CurveOptions = {}): Chart {
  const parameters = { ...Object.fromEntries(activation.parameters.map((p) => [p.name, p.default])), ...given };
  const inputs = activation.shape === 'elementwise' ? (options.inputs ?? []) : [];
  const domain = options.domain ?? domainFor([...inputs, ...edgesOf(activation)]);
  const label = options.label ?? curveLabel(activation, parameters);
  const first = options.series ?? 0;
  const lines: Line[] = [];
  let zones: readonly Zone[] = [];
  const parts = slices(activation, parameters, label);
  parts.forEach((slice, i) => {
    const samples = sample(slice, domain);
    lines.push({ label: slice.label, role: 'value', series: first + i, x: samples.x, y: samples.value });
    if (slice.slope && (options.slope ?? true)) {
      lines.push({
        label: parts.length > 1 ? `slope of ${slice.label}` : `slope of ${label}`,
        role: 'slope',
        series: first + i,
        x: samples.x,
        y: samples.slope,
      });
    }
    if (i === 0) zones = zonesOf(activation, parameters, samples, domain);
  });
  const points = inputs
    .filter((x) => x >= domain[0] && x <= domain[1])
    .map((x) => ({ x, y: parts[0]?.value(x) ?? Number.NaN, series: first }))
    .filter((point) => Number.isFinite(point.y));
  return {
    title: label,
    axis: axisLabel(activation),
    domain,
    lines,
    zones,
    points,
    outside: inputs.length - points.length,
  };
}
