import {
  Chart as ChartJs,
  LinearScale,
  LineController,
  LineElement,
  type Plugin,
  PointElement,
  type Scale,
} from 'chart.js';
import type { Chart, Line } from '../present/curve';
import { lineColour, type Palette } from '../present/palette';
import { tickLabel, ticks, verticalRange } from '../present/svg';

ChartJs.register(LineController, LineElement, PointElement, LinearScale);

/** A dash longer than any line: without a pattern Chart.js merges points that share a pixel, which puts a jag into kinks. */
const solid = [1e6, 0];

/** What of a chart is shown. */
export interface Visible {
  readonly hidden: ReadonlySet<number>;
  readonly slopes: boolean;
}

/** A chart without the curves that the reader has hidden. */
export function visibleChart(chart: Chart, { hidden, slopes }: Visible): Chart {
  return {
    ...chart,
    lines: chart.lines.filter(({ series, role }) => !hidden.has(series) && (slopes || role !== 'slope')),
    points: chart.points.filter(({ series }) => !hidden.has(series)),
  };
}

/** A chart on a canvas, drawn by Chart.js; all of its life is `draw` and `dispose`. */
export class CurveCanvas {
  private readonly chartJs: ChartJs<'line', { x: number; y: number }[]>;
  private shown: Chart | undefined;
  private palette: Palette | undefined;
  private cursor: number | undefined;
  /** Chart.js would watch the canvas itself, but not from inside a shadow tree that is attached later. */
  private readonly size: ResizeObserver;

  constructor(private readonly canvas: HTMLCanvasElement) {
    const scale = (count: number) => ({
      type: 'linear' as const,
      ticks: { callback: (value: string | number) => tickLabel(Number(value)) },
      afterBuildTicks: (axis: Scale) => {
        axis.ticks = ticks(axis.min, axis.max, count).map((value) => ({ value }));
      },
    });
    this.chartJs = new ChartJs(canvas, {
      type: 'line',
      data: { datasets: [] },
      options: {
        animation: false,
        responsive: false,
        maintainAspectRatio: false,
        parsing: false,
        events: [],
        elements: { point: { radius: 0 } },
        layout: { padding: { top: 6, right: 10 } },
        scales: { x: { ...scale(10), title: { display: true } }, y: scale(7) },
      },
      plugins: [this.extras()],
    });
    this.size = new ResizeObserver(([entry]) => {
      const { width = 0, height = 0 } = entry?.contentRect ?? {};
      if (width > 0 && height > 0) this.chartJs.resize(Math.floor(width), Math.floor(height));
    });
    if (canvas.parentElement) this.size.observe(canvas.parentElement);
  }

  /** Draws a chart; `whole` decides the colours when some of its lines are hidden. */
  draw(chart: Chart, whole: Chart, palette: Palette): void {
    this.shown = chart;
    this.palette = palette;
    const dataset = (line: Line) => {
      const colour = lineColour(whole, line, palette);
      return {
        data: line.x.map((x, i) => ({ x, y: line.y[i] ?? Number.NaN })),
        borderColor: colour,
        backgroundColor: colour,
        borderWidth: palette.lineWidth,
        borderJoinStyle: 'round' as const,
        borderDash: line.role === 'slope' ? [6, 4] : solid,
        pointRadius: line.role === 'measured' && line.x.length <= 60 ? 3 : 0,
        order: line.role === 'slope' ? 1 : 0,
      };
    };
    this.chartJs.data.datasets = chart.lines.map(dataset);
    this.chartJs.options.font = { family: getComputedStyle(this.canvas).fontFamily, size: 12 };
    const [low, high] = verticalRange(chart);
    const { x, y } = this.chartJs.options.scales ?? {};
    for (const [scale, from, to] of [
      [x, ...chart.domain],
      [y, low, high],
    ] as const) {
      if (!scale) continue;
      Object.assign(scale, { min: from, max: to, grid: { color: palette.grid }, border: { color: palette.muted } });
      Object.assign(scale.ticks ?? {}, { color: palette.foreground });
    }
    if (x && 'title' in x) Object.assign(x.title ?? {}, { text: chart.axis, color: palette.foreground });
    this.chartJs.update('none');
  }

  /** Marks an x by an upright line, or nothing. */
  point(x: number | undefined): void {
    this.cursor = x;
    this.chartJs.draw();
  }

  /** From pixels right of the canvas's left edge to x, and back. */
  xAt(pixel: number): number {
    return this.chartJs.scales.x?.getValueForPixel(pixel) ?? Number.NaN;
  }

  pixelAt(x: number): number {
    return this.chartJs.scales.x?.getPixelForValue(x) ?? Number.NaN;
  }

  get source(): HTMLCanvasElement {
    return this.canvas;
  }

  dispose(): void {
    this.size.disconnect();
    this.chartJs.destroy();
  }

  /** Zones behind the lines; axes through zero, the user's inputs and the cursor before them. */
  private extras(): Plugin<'line'> {
    return {
      id: 'extras',
      beforeDatasetsDraw: ({ ctx, chartArea, scales: { x, y } }) => {
        if (!this.shown || !this.palette || !x || !y) return;
        ctx.save();
        for (const zone of this.shown.zones) {
          const left = Math.max(chartArea.left, x.getPixelForValue(zone.from));
          const right = Math.min(chartArea.right, x.getPixelForValue(zone.to));
          ctx.fillStyle = this.palette[zone.kind];
          if (right > left) ctx.fillRect(left, chartArea.top, right - left, chartArea.height);
        }
        ctx.strokeStyle = this.palette.muted;
        ctx.lineWidth = 1;
        ctx.beginPath();
        const [atX, atY] = [x.getPixelForValue(0), y.getPixelForValue(0)];
        if (atX >= chartArea.left && atX <= chartArea.right)
          ctx.rect(Math.round(atX), chartArea.top, 0, chartArea.height);
        if (atY >= chartArea.top && atY <= chartArea.bottom)
          ctx.rect(chartArea.left, Math.round(atY), chartArea.width, 0);
        ctx.stroke();
        ctx.restore();
      },
      afterDatasetsDraw: ({ ctx, chartArea, scales: { x, y } }) => {
        if (!this.shown || !this.palette || !x || !y) return;
        ctx.save();
        ctx.fillStyle = this.palette.foreground;
        ctx.strokeStyle = this.palette.background;
        for (const point of this.shown.points) {
          ctx.beginPath();
          ctx.arc(x.getPixelForValue(point.x), y.getPixelForValue(point.y), 4.5, 0, 2 * Math.PI);
          ctx.fill();
          ctx.stroke();
        }
        if (this.cursor !== undefined) {
          const at = x.getPixelForValue(this.cursor);
          ctx.strokeStyle = this.palette.foreground;
          ctx.setLineDash([2, 2]);
          ctx.beginPath();
          ctx.moveTo(at, chartArea.top);
          ctx.lineTo(at, chartArea.bottom);
          if (at >= chartArea.left && at <= chartArea.right) ctx.stroke();
        }
        ctx.restore();
      },
    };
  }
}
