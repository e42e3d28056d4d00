import type { Chart } from '../present/curve';
import { lineColour, type Palette } from '../present/palette';
import type { Visible } from './chart';
import { element } from './element';

function mark(kind: 'line' | 'dashed' | 'area' | 'dot', colour: string): HTMLElement {
  const made = element('span', { class: `mark ${kind}`, 'aria-hidden': 'true' });
  if (kind === 'area') made.style.background = colour;
  else if (kind === 'dot') made.style.background = colour;
  else made.style.borderColor = colour;
  return made;
}

const note = (...children: readonly (Node | string)[]): HTMLElement => element('span', { class: 'note' }, ...children);

/** The legend: a button per curve and one for all slopes, which switch them; what shading and dots mean. */
export function legend(
  chart: Chart,
  palette: Palette,
  visible: Visible,
  toggle: (series: number | 'slopes') => void,
): readonly HTMLElement[] {
  const button = (text: string, pressed: boolean, series: number | 'slopes', ...marks: readonly Node[]): HTMLElement =>
    element(
      'button',
      {
        type: 'button',
        'aria-pressed': String(pressed),
        title: `Show or hide ${text}`,
        'data-series': String(series),
        click: () => toggle(series),
      },
      ...marks,
      text,
    );
  const curves = chart.lines
    .filter(({ role }) => role !== 'slope')
    .map((line) =>
      button(line.label, !visible.hidden.has(line.series), line.series, mark('line', lineColour(chart, line, palette))),
    );
  const slopes = chart.lines.filter(({ role }) => role === 'slope');
  const only = slopes.length === 1 ? slopes[0] : undefined;
  const slopeColour = only ? lineColour(chart, only, palette) : palette.foreground;
  const has = (kind: string): boolean => chart.zones.some((zone) => zone.kind === kind);
  const outside = chart.outside > 0 ? ` (${chart.outside} outside)` : '';
  return [
    ...curves,
    ...(slopes.length > 0 ? [button('slope', visible.slopes, 'slopes', mark('dashed', slopeColour))] : []),
    ...(has('dead') ? [note(mark('area', palette.dead), 'slope 0')] : []),
    ...(has('saturated') ? [note(mark('area', palette.saturated), '|slope| < 0.02')] : []),
    ...(chart.points.length > 0 || chart.outside > 0
      ? [note(mark('dot', palette.foreground), `inputs${outside}`)]
      : []),
  ];
}
