import type { TreeCursor } from '@lezer/common';
import type { Document, Segment } from '../parse';
import { type Collector, newScope } from './collector';
import type { Outline } from './expression';
import { readStatement } from './readStatement';

/** A segment where it stands in a document. */
export class Place {
  readonly outlines: readonly PlacedOutline[];

  /** @param start its offset, which edits before it change */
  constructor(
    readonly segment: Segment,
    public start: number,
    cache: OutlineCache,
  ) {
    this.outlines = outlinesOfSegment(segment, cache).map(
      ([offset, outline]) => new PlacedOutline(outline, this, offset),
    );
  }
}

/** An outline with the place of its statement. Segments that stand twice share their outlines; the places tell the copies apart. */
export class PlacedOutline {
  constructor(
    readonly outline: Outline,
    readonly place: Place,
    readonly offset: number,
  ) {}

  /** The statement's offset in the document. */
  get base(): number {
    return this.place.start + this.offset;
  }
}

/** The outlines of one segment, with their offsets in it. */
export type SegmentOutlines = readonly (readonly [offset: number, outline: Outline])[];

/** The outlines of segments read before: after an edit only the segments that changed are read again. */
export type OutlineCache = WeakMap<Segment, SegmentOutlines>;

/** Reads the segments of a document that the cache lacks; yields so that the caller can pause. */
export function* readInSlices({ segments }: Document, cache: OutlineCache): Generator<void, void> {
  let unread = 0;
  for (const segment of segments) {
    if (cache.has(segment)) continue;
    unread += segment.text.length;
    outlinesOfSegment(segment, cache);
    if (unread < sliceLength) continue;
    unread = 0;
    yield;
  }
}

function outlinesOfSegment(segment: Segment, cache: OutlineCache): SegmentOutlines {
  const known = cache.get(segment) ?? readSegment(segment);
  cache.set(segment, known);
  return known;
}

/** What each statement at module level says about names, in order. */
export function outlines({ segments }: Document): Outline[] {
  return segments.flatMap((segment) => outlinesOfSegment(segment, new WeakMap()).map(([, outline]) => outline));
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
