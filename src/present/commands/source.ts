import { maskMagics } from '../../python/mask';
import { type CellPosition, cellPositions, parseNotebook } from '../../python/notebook';
import { lineStarts, positionAt } from '../../python/position';

/** A file of the command line as one Python text. */
export interface Source {
  readonly text: string;
  /** Where an offset is for people: line 1-based, column 0-based; `cell` 0-based in notebooks only. */
  readonly position: (offset: number) => Omit<CellPosition, 'cell'> & { readonly cell?: number };
  /** A 1-based line of the text as messages name it: `12`, in notebooks `cell:line`. */
  readonly lineName: (line: number) => string;
  /** Where a place named as in `position` is. */
  readonly offset: (line: number, column: number, cell?: number) => number | undefined;
}

/** Reads a file's content: a notebook when its name ends in .ipynb, else a Python module. */
export function readSource(name: string, content: string): Source | { readonly error: string } {
  if (!name.toLowerCase().endsWith('.ipynb')) {
    const starts = lineStarts(content);
    return {
      text: content,
      position: (offset) => positionAt(starts, offset),
      lineName: String,
      offset: (line, column) => offsetIn(starts, content.length, line, column),
    };
  }
  const notebook = parseNotebook(content);
  if ('error' in notebook) return notebook;
  const starts = lineStarts(notebook.text);
  const position = cellPositions(notebook);
  return {
    // Only a notebook may hold IPython's lines; in a module they are Python's SyntaxError.
    text: maskMagics(notebook.text),
    position,
    lineName: (line) => {
      const place = position(starts[line - 1] ?? notebook.text.length);
      return `${place.cell}:${place.line}`;
    },
    offset: (line, column, cell) => {
      const found = notebook.cells.find(({ index }) => index === cell);
      if (found === undefined) return undefined;
      const within = offsetIn(lineStarts(found.source), found.source.length, line, column);
      return within === undefined ? undefined : found.from + within;
    },
  };
}

function offsetIn(starts: readonly number[], length: number, line: number, column: number): number | undefined {
  const start = starts[line - 1];
  return start === undefined || column < 0 ? undefined : Math.min(start + column, (starts[line] ?? length + 1) - 1);
}
