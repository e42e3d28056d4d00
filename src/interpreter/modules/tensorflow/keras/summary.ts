import type { Graph } from './graph';
import type { LayerObject } from './layer';
import { layerVariables, variablesOf } from './layer';

/** model.summary() on a terminal of 80 columns (keras/src/utils/summary_utils.py, drawn by rich). */

type Align = 'left' | 'right';

interface Column {
  readonly title: string;
  /** Cells between their padding. */
  readonly width: number;
  readonly align: Align;
}

const simple: readonly Column[] = [
  { title: 'Layer (type)', width: 31, align: 'left' },
  { title: 'Output Shape', width: 22, align: 'left' },
  { title: 'Param #', width: 13, align: 'right' },
];
const connected: readonly Column[] = [
  { title: 'Layer (type)', width: 19, align: 'left' },
  { title: 'Output Shape', width: 17, align: 'left' },
  { title: 'Param #', width: 10, align: 'right' },
  { title: 'Connected to', width: 17, align: 'left' },
];

/** A cell's text broken at spaces; a word longer than the cell is cut. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length <= width) line += ` ${word}`;
    else {
      if (line !== '') lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  return lines.map((part) => (part.length > width ? `${part.slice(0, width - 1)}…` : part));
}

function row(cells: readonly string[], columns: readonly Column[], edge: string): string {
  const parts = columns.map((column, i) => wrapped(cells[i] ?? '', column.width));
  const height = Math.max(...parts.map((lines) => lines.length));
  return Array.from({ length: height }, (_, k) => {
    const filled = columns.map(({ width, align }, i) => {
      const line = parts[i]?.[k] ?? '';
      return ` ${align === 'right' ? line.padStart(width) : line.padEnd(width)} `;
    });
    return `${edge}${filled.join(edge)}${edge}\n`;
  }).join('');
}

const rule = (
  columns: readonly Column[],
  [left, fill, cross, right]: readonly [string, string, string, string],
): string => `${left}${columns.map(({ width }) => fill.repeat(width + 2)).join(cross)}${right}\n`;

function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const body = rows.map((cells) => row(cells, columns, '│')).join(rule(columns, ['├', '─', '┼', '┤']));
  const titles = row(
    columns.map(({ title }) => title),
    columns,
    '┃',
  );
  return [
    rule(columns, ['┏', '━', '┳', '┓']),
    titles,
    rule(columns, ['┡', '━', '╇', '┩']),
    body,
    rule(columns, ['└', '─', '┴', '┘']),
  ].join('');
}

const grouped = (count: number): string => count.toLocaleString('en-US');

/** Bytes as Keras words them: `268.00 B`, `1.25 KB`. */
function memory(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  let [size, unit] = [bytes, 0];
  while (size / 1024 >= 1 && unit < units.length - 1) [size, unit] = [size / 1024, unit + 1];
  return `${size.toFixed(2)} ${units[unit]}`;
}

/** The shape that a layer gave; undefined where it is not known, null before it was called. */
export type OutputShape = (layer: LayerObject) => string | undefined | null;

const countOf = (layer: LayerObject): number => variablesOf(layer).reduce((sum, { tensor }) => sum + tensor.size, 0);

/** The calls that a layer's inputs come from: `dense[0][0]`. */
function connections(layer: LayerObject, graph: Graph): string {
  const nodes = graph.levels.flat();
  const sources = layer.nodes
    .filter((node) => nodes.includes(node))
    .flatMap(({ inputs }) =>
      inputs.flatMap((tensor) => {
        const { node } = tensor;
        return node ? [`${node.layer.name}[${node.layer.nodes.indexOf(node)}][${node.outputs.indexOf(tensor)}]`] : [];
      }),
    );
  return sources.length === 0 ? '-' : sources.join(', ');
}

/** Whether a graph is one chain of layers, each called once. */
function isChain({ levels, layers }: Graph): boolean {
  const nodes = levels.flat();
  return (
    levels.every((level) => level.length === 1 && (level[0]?.inputs.length ?? 0) <= 1) &&
    layers.every((layer) => layer.nodes.filter((node) => nodes.includes(node)).length <= 1)
  );
}

/** The text of a summary; undefined where the shape of a layer's output is not known. */
export function summaryText(
  model: LayerObject,
  layers: readonly LayerObject[],
  graph: Graph | undefined,
  shapeOf: OutputShape,
): string | undefined {
  const columns = graph === undefined || isChain(graph) ? simple : connected;
  const rows: string[][] = [];
  for (const layer of layers) {
    const shape = shapeOf(layer);
    if (shape === undefined) return undefined;
    const count = layer.built ? grouped(countOf(layer)) : '0 (unbuilt)';
    const cells = [`${layer.name} (${layer.type.name})`, shape ?? '?', count];
    rows.push(columns === connected && graph ? [...cells, connections(layer, graph)] : cells);
  }
  const { trainable, fixed } = layerVariables(model);
  const size = (variables: readonly { readonly tensor: { readonly size: number } }[]) =>
    variables.reduce((sum, { tensor }) => sum + tensor.size, 0);
  const line = (name: string, count: number) => ` ${name}: ${grouped(count)} (${memory(4 * count)})\n`;
  return [
    `Model: "${model.name}"\n`,
    table(columns, rows),
    line('Total params', size(trainable) + size(fixed)),
    line('Trainable params', size(trainable)),
    line('Non-trainable params', size(fixed)),
  ].join('');
}
