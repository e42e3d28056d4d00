import type { TreeCursor } from '@lezer/common';
import { type Document, finish, type Segment } from '../parse';
import { type Collector, newScope } from './collector';
import type { Outline } from './expression';
import { readStatement } from './readStatement';

/** An outline with the offset of its statement. */
export interface PlacedOutline {
  readonly outline: Outline;
  readonly base: number;
  /** How many times the segment it is from, and so the outline itself, stands before it. */
  readonly copy: number;
}

/** The outlines of one segment, with their offsets in it. */
export type SegmentOutlines = readonly (readonly [offset: number, outline: Outline])[];

/** The outlines of segments read before: after an edit only the segments that changed are read again. */
export type OutlineCache = WeakMap<Segment, SegmentOutlines>;

/** What each statement at module level says about names, in order; yields so that the caller can pause. */
export function* outlinesInSlices(
  { segments }: Document,
  cache: OutlineCache = new WeakMap(),
): Generator<void, PlacedOutline[]> {
  const placed: PlacedOutline[] = [];
  const copies = new Map<Segment, number>();
  let start = 0;
  let unread = 0;
  for (const segment of segments) {
    const copy = copies.get(segment) ?? 0;
    copies.set(segment, copy + 1);
    if (!cache.has(segment)) unread += segment.text.length;
    for (const [offset, outline] of outlinesOfSegment(segment, cache))
      placed.push({ outline, base: start + offset, copy });
    start += segment.text.length;
    if (unread < sliceLength) continue;
    unread = 0;
    yield;
  }
  return placed;
}

export function outlinesOfSegment(segment: Segment, cache: OutlineCache): SegmentOutlines {
  const known = cache.get(segment) ?? readSegment(segment);
  cache.set(segment, known);
  return known;
}

/** All outlines at once. */
export function outlines(document: Document, cache?: OutlineCache): PlacedOutline[] {
  return finish(outlinesInSlices(document, cache));
}

/** Characters read between two pauses, about a millisecond's worth. */
const sliceLength = 5000;

function readSegment({ text, tree }: Segment): SegmentOutlines {
  const read: (readonly [number, Outline])[] = [];
  const cursor = tree.cursor();
  if (cursor.firstChild())
    do read.push([cursor.from, readOutline(text.slice(cursor.from, cursor.to), cursor.node.cursor())]);
    while (cursor.nextSibling());
  return read;
}

function readOutline(text: string, cursor: TreeCursor): Outline {
  const scope = newScope('module');
  const collector: Collector = {
    text,
    base: cursor.from,
    cursor,
    uses: [],
    imports: [],
    stars: [],
    assignedElsewhere: new Set(),
    links: [],
    importsTorch: false,
    scope,
    block: undefined,
    depth: 0,
  };
  readStatement(collector);
  const { uses, imports, stars, assignedElsewhere, links, importsTorch } = collector;
  return { scope, uses, imports, stars, assignedElsewhere, links, importsTorch };
}
