import type { Chart } from '../present/curve';
import { oneLine } from '../present/escape';
import { lineColour, type Palette } from '../present/palette';

const row = 20;
const side = 12;

/** The chart's canvas with title and legend on the theme's background, as base64 PNG. */
export function pngOf(canvas: HTMLCanvasElement, chart: Chart, palette: Palette): string {
  const scale = canvas.width / Math.max(1, canvas.clientWidth);
  const labels = chart.lines.filter(({ role, label }) => role !== 'slope' && label !== '');
  const slopes = chart.lines.some(({ role }) => role === 'slope');
  const top = row * (1 + labels.length + (slopes ? 1 : 0)) + side;
  const picture = document.createElement('canvas');
  picture.width = canvas.width;
  picture.height = canvas.height + top * scale;
  const context = picture.getContext('2d');
  if (!context) return '';
  context.scale(scale, scale);
  context.fillStyle = palette.background;
  context.fillRect(0, 0, picture.width, picture.height);
  context.font = '600 14px sans-serif';
  context.fillStyle = palette.foreground;
  context.fillText(oneLine(chart.title, 100), side, row);
  context.font = '12px sans-serif';
  const entry = (text: string, colour: string, index: number, dashed: boolean): void => {
    const y = row * (index + 2);
    context.strokeStyle = colour;
    context.lineWidth = palette.lineWidth;
    context.setLineDash(dashed ? [5, 4] : []);
    context.beginPath();
    context.moveTo(side, y - 4);
    context.lineTo(side + 20, y - 4);
    context.stroke();
    context.fillText(oneLine(text, 100), side + 28, y);
  };
  for (const [i, line] of labels.entries()) entry(line.label, lineColour(chart, line, palette), i, false);
  if (slopes) entry('slope', palette.foreground, labels.length, true);
  context.drawImage(canvas, 0, top, canvas.clientWidth, canvas.clientHeight);
  return picture.toDataURL('image/png').replace(/^data:image\/png;base64,/, '');
}
