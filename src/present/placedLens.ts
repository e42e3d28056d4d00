import type { Lens } from './lenses';

/** A lens with its place in a document, which follows the edits made since it was evaluated. */
export interface PlacedLens {
  /** Stays the same from one evaluation to the next where the place does: what a click refers to. */
  readonly id: number;
  readonly lens: Lens;
  /** Offsets in the document: where the expression begins and where its statement ends. */
  readonly from: number;
  readonly to: number;
}

/** An edit as the editor reports it: `length` units at `offset` gave way to `text`. Several apply one after the other. */
export interface TextChange {
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
}

/** A placed lens after edits; undefined when its place was deleted. One that was itself edited keeps its text. */
export function moveAlong(placed: PlacedLens, changes: readonly TextChange[]): PlacedLens | undefined {
  let { from, to } = placed;
  for (const { rangeOffset, rangeLength, text } of changes) {
    const end = rangeOffset + rangeLength;
    if (text === '' && rangeOffset <= from && to <= end) return undefined;
    const move = (offset: number): number =>
      offset >= end ? offset + text.length - rangeLength : Math.min(offset, rangeOffset);
    from = move(from);
    to = Math.max(from, move(to));
  }
  return { ...placed, from, to };
}

let lastId = 0;

/** Places lenses of a text that begins at an offset of theirs; those that begin where an earlier one does take its id. */
export function placeLenses(
  lenses: readonly Lens[],
  start: number,
  before: readonly PlacedLens[],
): readonly PlacedLens[] {
  const ids = new Map(before.map(({ from, id }) => [from, id]));
  return lenses.map((lens) => {
    const from = lens.from - start;
    return { id: ids.get(from) ?? ++lastId, lens, from, to: lens.to - start };
  });
}
