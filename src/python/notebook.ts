import { lineStarts, type Position, positionAt } from './position';

/** A code cell within the notebook's joined text. */
export interface Cell {
  /** 0-based among all cells of the notebook, Markdown ones included. */
  readonly index: number;
  readonly source: string;
  /** Where its source begins in the joined text. */
  readonly from: number;
}

/** A notebook's code cells as one Python text: in order, each ending in a newline, cells in other languages blanked. */
export interface Notebook {
  readonly cells: readonly Cell[];
  readonly text: string;
}

/** A place in a notebook: `cell` as in Cell.index, line and column within the cell. */
export interface CellPosition extends Position {
  readonly cell: number;
}

/** Reads the JSON of an .ipynb file (nbformat 4); an error says what is wrong with it. */
export function parseNotebook(json: string): Notebook | { readonly error: string } {
  let notebook: unknown;
  try {
    notebook = JSON.parse(json);
  } catch {
    return { error: 'not a notebook: the file is not JSON' };
  }
  if (!isObject(notebook) || !Array.isArray(notebook.cells)) return { error: 'not a notebook: it has no list "cells"' };
  const language = languageOf(notebook);
  if (language !== undefined && language !== 'python')
    return { error: `the notebook is in ${language}, not in Python` };
  const sources: [number, string][] = [];
  for (const [index, cell] of notebook.cells.entries()) {
    if (!isObject(cell)) return { error: `not a notebook: cell ${index} is not an object` };
    if (cell.cell_type !== 'code') continue;
    const source = sourceOf(cell.source);
    if (source === undefined) return { error: `not a notebook: "source" of cell ${index} is not text` };
    sources.push([index, source]);
  }
  return joinCells(sources);
}

/** Joins code cells, given with their indexes. */
export function joinCells(sources: readonly (readonly [index: number, source: string])[]): Notebook {
  const cells: Cell[] = [];
  let text = '';
  for (const [index, source] of sources) {
    cells.push({ index, source, from: text.length });
    text += `${withoutForeign(source)}\n`;
  }
  return { cells, text };
}

/** Maps offsets of the joined text to places in cells. */
export function cellPositions({ cells }: Notebook): (offset: number) => CellPosition {
  const starts = cells.map(({ source }) => lineStarts(source));
  return (offset) => {
    const found = cells.findLastIndex(({ from }) => from <= offset);
    const cell = cells[found];
    if (cell === undefined) return { cell: 0, line: 1, column: 0 };
    return { cell: cell.index, ...positionAt(starts[found] ?? [0], Math.min(offset - cell.from, cell.source.length)) };
  };
}

/** Cell magics whose body is Python; the bodies of others (%%bash, %%html, %%writefile) are not. */
const pythonMagics = /^%%(?:time|timeit|capture|prun)\b/;

/** The cell's text, with a body in another language blanked; line magics are left to mask.ts. */
function withoutForeign(source: string): string {
  const start = source.trimStart();
  return start.startsWith('%%') && !pythonMagics.test(start) ? source.replace(/[^\r\n]/g, ' ') : source;
}

function languageOf(notebook: Record<string, unknown>): string | undefined {
  if (!isObject(notebook.metadata)) return undefined;
  const { language_info: info, kernelspec } = notebook.metadata;
  const language = (isObject(info) ? info.name : undefined) ?? (isObject(kernelspec) ? kernelspec.language : undefined);
  return typeof language === 'string' ? language.toLowerCase() : undefined;
}

function sourceOf(source: unknown): string | undefined {
  if (typeof source === 'string') return source;
  return Array.isArray(source) && source.every((line) => typeof line === 'string') ? source.join('') : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
