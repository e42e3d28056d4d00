import type { Chart, Line } from './curve';

const number = (n: number): string => (Number.isFinite(n) ? String(Number(n.toPrecision(4))) : 'undefined');

/** A line's y at an x, interpolated between samples; NaN outside the line or in a gap. */
export function valueAt(line: Pick<Line, 'x' | 'y'>, x: number): number {
  const after = line.x.findIndex((sample) => sample >= x);
  if (after < 0) return Number.NaN;
  const right = line.x[after] ?? Number.NaN;
  const y = line.y[after] ?? Number.NaN;
  if (right === x) return y;
  const left = line.x[after - 1] ?? Number.NaN;
  const before = line.y[after - 1] ?? Number.NaN;
  return before + ((y - before) * (x - left)) / (right - left);
}

/** A chart in a sentence or two, for screen readers and where pictures are dropped. */
export function chartDescription(chart: Chart): string {
  const [from, to] = chart.domain;
  const middle = from < 0 && to > 0 ? 0 : (from + to) / 2;
  const lines = chart.lines
    .filter(({ role }) => role !== 'slope')
    .slice(0, 6)
    .map(
      (line) =>
        `${line.label}: ${[from, middle, to].map((x) => `${number(valueAt(line, x))} at ${number(x)}`).join(', ')}`,
    );
  const zones = chart.zones.map(
    ({ kind, from: start, to: end }) =>
      `${kind === 'dead' ? 'slope 0' : 'slope near 0'} from ${number(start)} to ${number(end)}`,
  );
  return `Curve of ${chart.title} from ${number(from)} to ${number(to)}. ${[...lines, ...zones].join('; ')}.`;
}
