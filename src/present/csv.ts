import type { Chart } from './curve';

/** A text field; what a spreadsheet would run as a formula is kept from it by an apostrophe. */
const field = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`;

const number = (n: number): string => (Number.isNaN(n) ? '' : String(n));

/** A chart's lines and points as CSV, one point per row: curve, kind (value, slope, measured, input), x, y. */
export function chartCsv(chart: Chart): string {
  const rows = chart.lines.flatMap(({ label, role, x, y }) =>
    x.map((at, i) => `${field(label)},${role},${number(at)},${number(y[i] ?? Number.NaN)}`),
  );
  const labels = new Map(
    chart.lines.filter(({ role }) => role === 'value').map(({ series, label }) => [series, label]),
  );
  const inputs = chart.points.map(
    ({ x, y, series }) => `${field(labels.get(series) ?? '')},input,${number(x)},${number(y)}`,
  );
  return ['curve,kind,x,y', ...rows, ...inputs, ''].join('\r\n');
}
