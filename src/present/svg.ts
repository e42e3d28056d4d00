import type { Chart, Line } from './curve';
import { escapeXml, oneLine } from './escape';
import { lineColour, type Palette } from './palette';

export interface SvgOptions {
  readonly width?: number;
  readonly height?: number;
  /** Paint the palette's background, for places whose own is not known. */
  readonly background?: boolean;
}

/** Widths of glyphs differ by font; this is a little more than the mean of the usual interface fonts. */
const glyph = 0.56;
const fontSize = 11;
const textWidth = (text: string): number => text.length * fontSize * glyph;

const short = (n: number): string => String(Number(n.toFixed(1)));

/** Round numbers from `low` to `high`, at most about `count`, a step of 1, 2 or 5 times a power of ten apart. */
export function ticks(low: number, high: number, count: number): readonly number[] {
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5].find((n) => n * power >= rough * 0.999) ?? 10) * power;
  if (!Number.isFinite(step) || step <= 0) return [];
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: Math.min(last - first + 1, 50) }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** A tick's label: at most six significant digits, with a true minus sign. */
export const tickLabel = (n: number): string =>
  (n !== 0 && (Math.abs(n) >= 1e5 || Math.abs(n) < 1e-3)
    ? n.toExponential()
    : String(Number(n.toPrecision(6)))
  ).replace(/-/g, '\u2212');

/** The vertical range that shows every line, 6 % larger on both sides; [-1, 1] where nothing is finite. */
export function verticalRange(chart: Chart): readonly [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  const see = (y: number): void => {
    if (y < low) low = y;
    if (y > high) high = y;
  };
  for (const line of chart.lines) line.y.forEach(see);
  for (const { y } of chart.points) see(y);
  if (low > high) return [-1, 1];
  const room = high > low ? (high - low) * 0.06 : Math.abs(high) * 0.1 + 0.1;
  return [low - room, high + room];
}

function path(line: Line, toX: (x: number) => number, toY: (y: number) => number): string {
  let data = '';
  let drawing = false;
  line.x.forEach((x, i) => {
    const y = line.y[i] ?? Number.NaN;
    if (Number.isNaN(y)) {
      drawing = false;
      return;
    }
    data += `${drawing ? (data.endsWith('L') ? '' : ' ') : `${data === '' ? '' : ' '}M`}${short(toX(x))} ${short(toY(y))}`;
    drawing = true;
  });
  return data.replace(/ M/g, 'M');
}

interface LegendEntry {
  readonly text: string;
  readonly mark: (x: number, y: number) => string;
}

function legendEntries(chart: Chart, palette: Palette): readonly LegendEntry[] {
  const stroke = (line: Line): string => lineColour(chart, line, palette);
  const sampleLine = (colour: string, dashed: boolean) => (x: number, y: number) =>
    `<path d="M${x} ${y}h16" stroke="${colour}" stroke-width="${palette.lineWidth}"${dashed ? ' stroke-dasharray="4 3"' : ''}/>`;
  const swatch = (fill: string) => (x: number, y: number) =>
    `<rect x="${x}" y="${y - 5}" width="16" height="10" fill="${fill}" stroke="${palette.muted}" stroke-width=".5"/>`;
  const entries: LegendEntry[] = chart.lines
    .filter((line) => line.role !== 'slope')
    .map((line) => ({ text: oneLine(line.label, 34), mark: sampleLine(stroke(line), false) }));
  const slopes = chart.lines.filter((line) => line.role === 'slope');
  const only = slopes.length === 1 ? slopes[0] : undefined;
  if (slopes.length > 0) entries.push({ text: 'slope', mark: sampleLine(only ? stroke(only) : palette.muted, true) });
  if (chart.zones.some((zone) => zone.kind === 'dead')) entries.push({ text: 'slope 0', mark: swatch(palette.dead) });
  if (chart.zones.some((zone) => zone.kind === 'saturated'))
    entries.push({ text: '|slope| < 0.02', mark: swatch(palette.saturated) });
  if (chart.points.length > 0 || chart.outside > 0) {
    entries.push({
      text: chart.outside > 0 ? `inputs (${chart.outside} outside)` : 'inputs',
      mark: (x, y) =>
        `<circle cx="${x + 8}" cy="${y}" r="3.5" fill="${palette.foreground}" stroke="${palette.background}"/>`,
    });
  }
  return entries;
}

/** Places legend entries in rows of a width; gives their markup and how tall they are. */
function legend(entries: readonly LegendEntry[], width: number): { readonly markup: string; readonly height: number } {
  const rowHeight = 15;
  let markup = '';
  let x = 4;
  let y = 9;
  for (const { text, mark } of entries) {
    const size = 21 + textWidth(text);
    if (x > 4 && x + size > width - 4) {
      x = 4;
      y += rowHeight;
    }
    markup += `${mark(x, y)}<text x="${x + 20}" y="${y + 4}">${escapeXml(text)}</text>`;
    x = Math.round(x + size + 10);
  }
  return { markup, height: entries.length === 0 ? 4 : y + 9 };
}

/**
 * A chart as a small SVG without scripts, links or styles: grid, axes with labels, shaded zones, value lines, dashed slopes, points and
 * a legend, in a palette's colours. Labels are escaped; the text is ASCII.
 */
export function chartSvg(chart: Chart, palette: Palette, options: SvgOptions = {}): string {
  const { width = 360, height = 200 } = options;
  const top = legend(legendEntries(chart, palette), width);
  const [from, to] = chart.domain;
  const [low, high] = verticalRange(chart);
  const rows = ticks(low, high, 5);
  const left = 10 + Math.max(8, ...rows.map((y) => textWidth(tickLabel(y))));
  const frame = { left, right: width - 10, top: top.height, bottom: height - 18 };
  const toX = (x: number): number => frame.left + ((x - from) / (to - from)) * (frame.right - frame.left);
  const toY = (y: number): number => frame.bottom - ((y - low) / (high - low)) * (frame.bottom - frame.top);
  let body = options.background ? `<rect width="${width}" height="${height}" fill="${palette.background}"/>` : '';
  for (const zone of chart.zones) {
    const x = toX(zone.from);
    body += `<rect x="${short(x)}" y="${frame.top}" width="${short(toX(zone.to) - x)}" height="${short(frame.bottom - frame.top)}" fill="${palette[zone.kind]}"/>`;
  }
  const columns = ticks(from, to, 7);
  const grid =
    columns.map((x) => `M${short(toX(x))} ${frame.top}V${short(frame.bottom)}`).join('') +
    rows.map((y) => `M${short(frame.left)} ${short(toY(y))}H${frame.right}`).join('');
  body += `<path d="${grid}" stroke="${palette.grid}" stroke-width=".7"/>`;
  const axes =
    (low <= 0 && high >= 0 ? `M${short(frame.left)} ${short(toY(0))}H${frame.right}` : '') +
    (from <= 0 && to >= 0 ? `M${short(toX(0))} ${frame.top}V${short(frame.bottom)}` : '');
  if (axes !== '') body += `<path d="${axes}" stroke="${palette.muted}"/>`;
  for (const dashed of [true, false]) {
    for (const line of chart.lines) {
      if ((line.role === 'slope') !== dashed) continue;
      const data = path(line, toX, toY);
      if (data === '') continue;
      body += `<path d="${data}" stroke="${lineColour(chart, line, palette)}" stroke-width="${palette.lineWidth}" stroke-linejoin="round"${dashed ? ' stroke-dasharray="5 4"' : ''}/>`;
    }
  }
  for (const point of chart.points.slice(0, 200)) {
    body += `<circle cx="${short(toX(point.x))}" cy="${short(toY(point.y))}" r="3.5" fill="${palette.foreground}" stroke="${palette.background}"/>`;
  }
  const label = (x: number, y: number, anchor: string, text: string): string =>
    `<text x="${short(x)}" y="${short(y)}" text-anchor="${anchor}">${escapeXml(text)}</text>`;
  const axisWidth = textWidth(chart.axis) + 4;
  const labels =
    columns
      .filter((x) => toX(x) < frame.right - axisWidth - textWidth(tickLabel(x)) / 2)
      .map((x) => label(toX(x), height - 5, 'middle', tickLabel(x)))
      .join('') +
    rows.map((y) => label(frame.left - 5, toY(y) + 4, 'end', tickLabel(y))).join('') +
    label(frame.right, height - 5, 'end', oneLine(chart.axis, 12));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" fill="none">${body}<g fill="${palette.foreground}" font-family="system-ui,-apple-system,Segoe UI,sans-serif" font-size="${fontSize}">${top.markup}${labels}</g></svg>`;
}
