import type { Chart, Line } from './curve';

/** The four kinds of colour theme that VS Code knows. */
export type ThemeKind = 'dark' | 'light' | 'hc-dark' | 'hc-light';

/** Colours and line width of every picture, in one theme. */
export interface Palette {
  readonly foreground: string;
  readonly muted: string;
  readonly grid: string;
  readonly background: string;
  /** One colour per curve, in order; told apart by colour-blind readers (after Okabe and Ito, 2008). */
  readonly series: readonly string[];
  readonly dead: string;
  readonly saturated: string;
  readonly lineWidth: number;
}

/** Series colours are at least 3:1 against the background (7:1 in high contrast); a test measures it. */
export const palettes: Readonly<Record<ThemeKind, Palette>> = {
  dark: {
    foreground: '#d4d4d4',
    muted: '#a0a0a0',
    grid: '#4a4a4a',
    background: '#1f1f1f',
    series: ['#56b4e9', '#e69f00', '#f0e442', '#2fa37c', '#e08ac0', '#d55e00', '#b8b8ff', '#ffffff'],
    dead: '#e0606033',
    saturated: '#a0a0a024',
    lineWidth: 2,
  },
  light: {
    foreground: '#333333',
    muted: '#5f5f5f',
    grid: '#d6d6d6',
    background: '#ffffff',
    series: ['#0072b2', '#c25100', '#4a1259', '#00926b', '#b8860b', '#3d3d3d', '#d6459a', '#5b8def'],
    dead: '#c0303026',
    saturated: '#60606018',
    lineWidth: 2,
  },
  'hc-dark': {
    foreground: '#ffffff',
    muted: '#ffffff',
    grid: '#6f6f6f',
    background: '#000000',
    series: ['#6fc8ff', '#ff9b3d', '#fff04d', '#2fc795', '#ff9fd6', '#ffffff', '#ff8a75', '#c9c9ff'],
    dead: '#ff707059',
    saturated: '#ffffff33',
    lineWidth: 3,
  },
  'hc-light': {
    foreground: '#000000',
    muted: '#292929',
    grid: '#8f8f8f',
    background: '#ffffff',
    series: ['#0050a0', '#8a3a00', '#3b0050', '#006448', '#1a1a1a', '#5c4d00', '#a1005c', '#2a2aa8'],
    dead: '#b0000040',
    saturated: '#00000024',
    lineWidth: 3,
  },
};

/** The colour of a line: its series', but the slope of a lone curve has its own, since the two are all there is to tell apart. */
export function lineColour(
  chart: Pick<Chart, 'lines'>,
  line: Pick<Line, 'series' | 'role'>,
  { series, foreground }: Palette,
): string {
  const alone = chart.lines.filter(({ role }) => role !== 'slope').length === 1;
  return series[(line.series + (alone && line.role === 'slope' ? 1 : 0)) % series.length] ?? foreground;
}
