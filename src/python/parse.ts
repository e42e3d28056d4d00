import { NodeType, type PartialParse, Tree, TreeFragment } from '@lezer/common';
import { parser } from '@lezer/python';
import { mask } from './mask';
import { cutLength, cutsAfter } from './segments';

/** A Python text with its syntax tree; the tree's offsets are the text's, its leaves may be masked (see mask.ts). Immutable. */
export class Document {
  #tree: Tree | undefined;
  #starts: readonly number[] | undefined;

  constructor(
    readonly text: string,
    /** The text's parts, parsed by themselves, which the next parse may reuse. */
    readonly segments: readonly Segment[],
  ) {}

  /** Where each segment begins. */
  get starts(): readonly number[] {
    this.#starts ??= startsOf(this.segments);
    return this.#starts;
  }

  /** The whole tree; segments that nobody has asked for yet are parsed for it. */
  get tree(): Tree {
    this.#tree ??= new Tree(
      parser.topNode,
      this.segments.map((segment) => segment.tree),
      [...this.starts],
      this.text.length,
    );
    return this.#tree;
  }
}

/** A part of a text, parsed when its tree is first wanted. */
export class Segment {
  readonly text: string;
  #tree: Tree | undefined;
  #previous: Segment | undefined;

  /** @param previous a parsed segment of which much may be the same */
  constructor(text: string, previous: Segment | undefined) {
    // A copy: a slice would keep the whole document's text alive for as long as the segment lives.
    this.text = ` ${text}`.slice(1);
    this.#previous = previous?.parsed;
  }

  /** This segment once it is parsed, before that the one it follows. */
  get parsed(): Segment | undefined {
    return this.#tree === undefined ? this.#previous : this;
  }

  /** The statements, under a root that does not show. */
  get tree(): Tree {
    return this.#tree ?? finish(this.parse());
  }

  /** Parses bit by bit. */
  *parse(): Generator<void, Tree> {
    this.#tree ??= yield* parseSegment(this.text, this.#previous);
    this.#previous = undefined;
    return this.#tree;
  }
}

/** Replace the text between two offsets of the text before all edits. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** A text cut into segments, which are parsed when they are wanted; any text has a tree. */
export function parse(text: string): Document {
  return documentOf(text, empty);
}

/** The document after edits, which must not overlap; unchanged parts of the tree are reused. */
export function reparse(previous: Document, edits: readonly Edit[]): Document {
  return documentOf(applyEdits(previous.text, edits), previous);
}

const empty = new Document('', []);

/** Parses bit by bit, reusing an earlier document's tree where the text is the same; yields so that the caller can pause. */
export function* parseInSlices(text: string, previous = empty): Generator<void, Document> {
  const document = documentOf(text, previous);
  yield;
  for (const segment of document.segments) {
    if (segment.parsed === segment) continue;
    yield* segment.parse();
    yield;
  }
  return document;
}

function documentOf(text: string, previous: Document): Document {
  const { start, end } = changed(previous.text, text);
  const shift = text.length - previous.text.length;
  const before = previous.segments;
  const { starts } = previous;
  let kept = 0;
  while (kept < before.length && (starts[kept + 1] ?? Number.POSITIVE_INFINITY) + cutLength <= start) kept++;
  const known = (cut: number): number | undefined => indexOf(starts, cut - shift);
  const from = starts[kept] ?? 0;
  const cuts = cutsAfter(text, from, (cut) => cut >= end && known(cut) !== undefined);
  const lastCut = cuts.at(-1) ?? -1;
  const after = lastCut >= end ? known(lastCut) : undefined;
  const resumes = after !== undefined;
  const bounds = [from, ...cuts, ...(resumes ? [] : [text.length])];
  const middle: Segment[] = [];
  const short = new Map<string, Segment>();
  for (let index = 0; index + 1 < bounds.length; index++) {
    const piece = text.slice(bounds[index], bounds[index + 1]);
    const last = before[kept + index];
    const segment = last?.text === piece ? last : (short.get(piece) ?? new Segment(piece, last));
    if (piece.length < sharedLength) short.set(piece, segment);
    middle.push(segment);
  }
  return new Document(text, [...before.slice(0, kept), ...middle, ...(resumes ? before.slice(after) : [])]);
}

/** Of shorter segments those with the same text are one: a file may import the same thing over and over. */
const sharedLength = 80;

export function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let end = 0;
  for (const edit of [...edits].sort((a, b) => a.from - b.from)) {
    parts.push(text.slice(end, edit.from), edit.insert);
    end = Math.max(end, edit.to);
  }
  return parts.join('') + text.slice(end);
}

/** Runs what pauses to its end at once. */
export function finish<T>(slices: Generator<void, T>): T {
  for (;;) {
    const step = slices.next();
    if (step.done === true) return step.value;
  }
}

function startsOf(segments: readonly Segment[]): number[] {
  const starts: number[] = [];
  let offset = 0;
  for (const { text } of segments) {
    starts.push(offset);
    offset += text.length;
  }
  return starts;
}

/** The range of a text outside which it is the same as another; `end` counts in the later text. */
function changed(before: string, text: string): { start: number; end: number } {
  const shorter = Math.min(before.length, text.length);
  let start = 0;
  while (start + stride <= shorter && before.slice(start, start + stride) === text.slice(start, start + stride))
    start += stride;
  while (start < shorter && before.charCodeAt(start) === text.charCodeAt(start)) start++;
  const most = shorter - start;
  const [endBefore, end] = [before.length, text.length];
  let same = 0;
  while (
    same + stride <= most &&
    before.slice(endBefore - same - stride, endBefore - same) === text.slice(end - same - stride, end - same)
  )
    same += stride;
  while (same < most && before.charCodeAt(endBefore - 1 - same) === text.charCodeAt(end - 1 - same)) same++;
  return { start, end: end - same };
}

/** Characters compared at once. */
const stride = 4096;

/** Where a number stands in an ascending list. */
function indexOf(ascending: readonly number[], number: number): number | undefined {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return ascending[low] === number ? low : undefined;
}

/** About half a millisecond of parsing. */
const stepsPerSlice = 500;
/** Shorter segments are parsed anew faster than what can be reused is found. */
const reusableLength = 5000;

function* parseSegment(text: string, previous: Segment | undefined): Generator<void, Tree> {
  const masked = mask(text);
  const reusable = previous !== undefined && Math.min(text.length, previous.text.length) > reusableLength;
  const parsing = parser.startParse(masked, reusable ? reusableFragments(previous, masked) : []);
  for (let step = 1; ; step++) {
    const tree = advance(parsing, text.length);
    if (tree !== null) return new Tree(NodeType.none, tree.children, tree.positions, tree.length);
    if (step % stepsPerSlice === 0) yield;
  }
}

/** One step of a parse. Lezer builds its tree recursively: text nested too deeply for the stack is read as empty. */
function advance(parsing: PartialParse, length: number): Tree | null {
  try {
    return parsing.advance();
  } catch (error) {
    if (error instanceof RangeError) return new Tree(NodeType.none, [], [], length);
    throw error;
  }
}

/** What an edited segment can take over from the one before the edit. */
function reusableFragments({ text, tree }: Segment, masked: string): readonly TreeFragment[] {
  const { start, end } = changed(mask(text), masked);
  const change = { fromA: start, toA: end + text.length - masked.length, fromB: start, toB: end };
  return TreeFragment.applyChanges(TreeFragment.addTree(tree), [change]);
}
