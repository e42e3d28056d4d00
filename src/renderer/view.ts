import { chartData } from '../present/chartData';
import { chartCsv } from '../present/csv';
import type { Chart } from '../present/curve';
import { chartDescription } from '../present/describe';
import type { CurvesMessage } from '../present/message';
import type { ViewState } from '../present/panelProtocol';
import { readings } from '../present/readings';
import { CurveCanvas, visibleChart } from './chart';
import { element } from './element';
import { showError } from './error';
import { Gestures } from './gestures';
import type { Host } from './host';
import { legend } from './legend';
import { pngOf } from './picture';
import { styledRoot } from './style';
import { show, valueTable } from './table';
import { currentPalette, onThemeChange } from './theme';

const narrowest = 1e-5;
const widest = 1e5;

/** A chart in an element: title, legend, tools, canvas and table. Lives until `dispose`, through any number of messages. */
export class CurvesView {
  readonly place = element('div');
  private readonly title = element('figcaption');
  private readonly legendRow = element('div', { class: 'row', role: 'group', 'aria-label': 'Curves' });
  private readonly reading = element('div', { class: 'reading', hidden: '', 'aria-hidden': 'true' });
  private readonly selection = element('div', { class: 'selection', hidden: '' });
  private readonly said = element('div', { class: 'said', 'aria-live': 'polite' });
  private readonly table = element('div', { class: 'table', tabindex: '0' });
  private readonly canvas: CurveCanvas;
  private readonly gestures: Gestures;
  private readonly stopTheme: () => void;
  private message: CurvesMessage | undefined;
  private own: readonly [number, number] = [-6, 6];
  private domain: readonly [number, number] | undefined;
  private readonly hidden: Set<number>;
  private slopes: boolean;

  constructor(
    private readonly host: Host,
    state?: ViewState,
    private readonly onChange: () => void = () => undefined,
  ) {
    this.hidden = new Set(state?.hidden);
    this.slopes = state?.slopes ?? true;
    this.domain = state?.domain;
    const canvas = element('canvas', { tabindex: '0', role: 'img' });
    const tool = (text: string, title: string, action: () => void) =>
      element('button', { type: 'button', title, click: action }, text);
    const tools = element(
      'div',
      { class: 'row tools', role: 'toolbar', 'aria-label': 'Chart' },
      tool('Zoom in', 'Half the range (or drag over the chart, or Ctrl and wheel)', () => this.zoom(0.5)),
      tool('Zoom out', 'Twice the range', () => this.zoom(2)),
      tool('Reset zoom', 'The whole range (or double-click)', () => this.setDomain(undefined)),
      tool('Save PNG', 'Save the chart as a picture', () => this.savePng()),
      tool('Copy CSV', 'Copy all points, values and slopes', () => this.copyCsv()),
    );
    const details = element(
      'details',
      { toggle: () => this.fillTable() },
      element('summary', {}, 'Values as a table'),
      this.table,
    );
    const frame = element('div', { class: 'canvas' }, canvas, this.selection, this.reading);
    styledRoot(this.place).replaceChildren(
      element('figure', {}, this.title, this.legendRow, frame, tools, details, this.said),
    );
    this.canvas = new CurveCanvas(canvas);
    this.gestures = new Gestures(canvas, this.selection, {
      at: (pixel) => this.canvas.xAt(pixel),
      read: (pixel, aloud) => this.read(pixel, aloud),
      select: (from, to) => this.setDomain([from, to]),
      zoom: (factor, pixel) => this.zoom(factor, pixel),
      reset: () => this.setDomain(undefined),
    });
    this.stopTheme = onThemeChange(() => this.draw());
  }

  /** How the reader has arranged the chart. */
  get state(): ViewState {
    return { hidden: [...this.hidden], slopes: this.slopes, ...(this.domain && { domain: this.domain }) };
  }

  /** Shows a message; undefined when it could be drawn, else what is wrong. Zoom and hidden curves stay. */
  show(message: CurvesMessage): string | undefined {
    const data = chartData(message);
    if ('error' in data) return data.error;
    this.message = message;
    this.own = data.chart.domain;
    this.draw();
    return undefined;
  }

  dispose(): void {
    this.stopTheme();
    this.gestures.dispose();
    this.canvas.dispose();
    this.place.remove();
  }

  private chart(): Chart | undefined {
    const data = this.message && chartData(this.message, this.domain ?? this.own);
    return data && 'chart' in data ? data.chart : undefined;
  }

  private draw(): void {
    const chart = this.chart();
    if (!chart) return;
    const palette = currentPalette();
    this.title.textContent = chart.title;
    const focused = this.place.shadowRoot?.activeElement?.getAttribute('data-series');
    const buttons = legend(chart, palette, { hidden: this.hidden, slopes: this.slopes }, (series) =>
      this.toggle(series),
    );
    this.legendRow.replaceChildren(...buttons);
    buttons.find((button) => focused && button.dataset.series === focused)?.focus();
    const shown = visibleChart(chart, { hidden: this.hidden, slopes: this.slopes });
    this.canvas.draw(shown, chart, palette);
    this.canvas.source.setAttribute('aria-label', chartDescription(shown));
    this.fillTable();
  }

  /** Called after the reader's own changes. */
  private redraw(): void {
    this.draw();
    this.onChange();
  }

  private toggle(series: number | 'slopes'): void {
    if (series === 'slopes') this.slopes = !this.slopes;
    else if (!this.hidden.delete(series)) this.hidden.add(series);
    this.redraw();
  }

  private setDomain(domain: readonly [number, number] | undefined): void {
    this.domain = domain && domain[1] - domain[0] >= narrowest && domain[1] - domain[0] <= widest ? domain : undefined;
    this.read(undefined, false);
    this.redraw();
  }

  private zoom(factor: number, pixel?: number): void {
    const [from, to] = this.domain ?? this.own;
    const around = pixel === undefined ? (from + to) / 2 : this.canvas.xAt(pixel);
    const width = (to - from) * factor;
    if (width < narrowest || width > widest) return;
    const start = around - ((around - from) / (to - from)) * width;
    this.setDomain([start, start + width]);
  }

  /** Shows value and slope of every visible curve at a pixel, at a round x or at one of the user's inputs. */
  private read(pixel: number | undefined, aloud: boolean): void {
    this.reading.hidden = pixel === undefined;
    if (pixel === undefined || !this.message) {
      this.canvas.point(undefined);
      return;
    }
    const [from, to] = this.domain ?? this.own;
    const input = this.message.inputs?.find((x) => Math.abs(this.canvas.pixelAt(x) - pixel) <= 4);
    const step = 10 ** Math.floor(Math.log10((to - from) / 200));
    const x = input ?? Number((Math.round(this.canvas.xAt(pixel) / step) * step).toPrecision(10));
    this.canvas.point(x);
    const lines = readings(this.message, x)
      .filter(({ series }) => !this.hidden.has(series))
      .map(({ label, value, slope, x: at }) => {
        const measured = at === x ? '' : ` at x = ${show(at)}`;
        return `${label}: ${show(value)}${measured}${slope === undefined || !this.slopes ? '' : `, slope ${show(slope)}`}`;
      });
    this.reading.textContent = [`x = ${show(x)}`, ...lines].join('\n');
    const right = pixel > this.canvas.source.clientWidth / 2;
    Object.assign(this.reading.style, right ? { left: '56px', right: 'auto' } : { right: '16px', left: 'auto' });
    if (aloud) this.said.textContent = this.reading.textContent;
  }

  private fillTable(): void {
    const open = this.table.parentElement instanceof HTMLDetailsElement && this.table.parentElement.open;
    if (open && this.message) this.table.replaceChildren(valueTable(this.message, this.domain ?? this.own));
  }

  private savePng(): void {
    const chart = this.chart();
    if (!chart) return;
    this.read(undefined, false);
    const content = pngOf(
      this.canvas.source,
      visibleChart(chart, { hidden: this.hidden, slopes: this.slopes }),
      currentPalette(),
    );
    this.host.save({ name: `${fileName(chart.title)}.png`, mime: 'image/png', content, encoding: 'base64' });
  }

  private copyCsv(): void {
    const chart = this.chart();
    if (!chart) return;
    this.host.copy(chartCsv(visibleChart(chart, { hidden: this.hidden, slopes: this.slopes })));
    this.said.textContent = 'Copied';
  }
}

const fileName = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60) || 'curves';

/** Shows a message in a view, or its error in the element; true when the view is shown. */
export function showIn(target: HTMLElement, view: CurvesView, message: CurvesMessage): boolean {
  if (view.place.parentElement !== target) target.replaceChildren(view.place);
  const error = view.show(message);
  if (error !== undefined) showError(target, error);
  return error === undefined;
}
