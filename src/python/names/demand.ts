import { type OutlineCache, Place, type PlacedOutline } from '../outline/outline';
import type { Document, Segment } from '../parse';
import { bindingsIn, type Names } from './names';
import { type Bindings, bindingsOf, type PlacedBinding } from './reach';

/**
 * What a document says about names, read when it is asked for and only from the segments whose text may say it: one site under the mouse
 * needs an import or two, not the whole file.
 */
export class NamesOnDemand implements Names {
  readonly #segments: readonly Segment[];
  readonly #starts: readonly number[];
  readonly #places: (Place | undefined)[] = [];
  readonly #bindings = new Map<string, Bindings | undefined>();
  readonly #assigned = new Map<string, boolean>();
  readonly moduleBindings = {
    get: (name: string) => this.#bindingsOf(name),
    until: (name: string, base: number) => this.#bindingsUntil(name, base),
  };
  readonly assignedElsewhere = { has: (name: string) => this.#isAssignedElsewhere(name) };
  #stars: readonly string[] | undefined;
  #importsTorch: boolean | undefined;

  constructor(
    { segments, starts }: Document,
    readonly cache: OutlineCache,
  ) {
    this.#segments = segments;
    this.#starts = starts;
  }

  /** The outlines of the statements that hold an offset, or end at it. */
  around(offset: number): PlacedOutline[] {
    return this.#read((segment, start) => start <= offset && offset <= start + segment.text.length);
  }

  get stars(): readonly string[] {
    this.#stars ??= this.#read(({ text }) => star.test(text)).flatMap(({ outline }) => outline.stars);
    return this.#stars;
  }

  get importsTorch(): boolean {
    this.#importsTorch ??= this.#segments.some(
      ({ text }, index) =>
        text.includes('import') &&
        text.includes('torch') &&
        this.#outlines(index).some(({ outline }) => outline.importsTorch),
    );
    return this.#importsTorch;
  }

  #bindingsOf(name: string): Bindings | undefined {
    if (!this.#bindings.has(name)) {
      const all: PlacedBinding[] = [];
      for (let index = 0; index < this.#segments.length; index++) all.push(...this.#bindingsIn(index, name));
      this.#bindings.set(name, together(all));
    }
    return this.#bindings.get(name);
  }

  /** Backwards to the first binding that surely was made; assignments by `global` may stand anywhere. */
  #bindingsUntil(name: string, base: number): Bindings | undefined {
    const all: PlacedBinding[] = [];
    let index = this.#segments.length - 1;
    for (; index >= 0; index--) {
      const before = (this.#starts[index] ?? 0) <= base;
      if (!before && !this.#segments[index]?.text.includes('global')) continue;
      const own = this.#bindingsIn(index, name);
      all.unshift(...own);
      const isSure = ({ binding, outline }: PlacedBinding): boolean =>
        binding.block === undefined && !binding.floating && outline.base < base;
      if (before && own.some(isSure)) break;
    }
    while (--index >= 0)
      if (this.#segments[index]?.text.includes('global'))
        all.unshift(...this.#bindingsIn(index, name).filter(({ binding }) => binding.floating));
    return together(all);
  }

  #bindingsIn(index: number, name: string): readonly PlacedBinding[] {
    if (!mayBind(this.#segments[index]?.text ?? '', name)) return none;
    return this.#outlines(index).flatMap((outline) => bindingsIn(outline, name));
  }

  #isAssignedElsewhere(name: string): boolean {
    const known = this.#assigned.get(name);
    if (known !== undefined) return known;
    const found = this.#segments.some(
      ({ text }, index) =>
        text.includes(name) &&
        !isOwnAttribute(text, name) &&
        this.#outlines(index).some(({ outline }) => outline.assignedElsewhere.has(name)),
    );
    this.#assigned.set(name, found);
    return found;
  }

  #read(wanted: (segment: Segment, start: number) => boolean): PlacedOutline[] {
    const read: PlacedOutline[] = [];
    let index = 0;
    for (const segment of this.#segments) {
      if (wanted(segment, this.#starts[index] ?? 0)) read.push(...this.#outlines(index));
      index++;
    }
    return read;
  }

  #outlines(index: number): readonly PlacedOutline[] {
    const segment = this.#segments[index];
    if (segment === undefined) return [];
    const place = this.#places[index] ?? new Place(segment, this.#starts[index] ?? 0, this.cache);
    this.#places[index] = place;
    return place.outlines;
  }
}

const none: readonly PlacedBinding[] = [];

const together = (all: readonly PlacedBinding[]): Bindings | undefined =>
  all.length === 0 ? undefined : bindingsOf(all);

/** What `import *` looks like; the reading of imports takes no other star. */
const star = /\bimport[\s\\]*\*/;
const word = /[\p{ID_Continue}]/u;
/** The rest of a line with an import in it, or of one continued from the line before. */
const importing = /(?:\bimport\b|\\\r?\n)[^\n]*$/;
const opening = /(?:^|[^\p{ID_Continue}])(?:def|class|async)[\s\\]+$/u;

/** Whether a text may bind a name at module level: where the name stands at all, except where it is certainly only read. */
function mayBind(text: string, name: string): boolean {
  if (name === '') return false;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const end = at + name.length;
    if (word.test(text.charAt(at - 1)) || word.test(text.charAt(end))) continue;
    if (!isRead(text, at, end)) return true;
  }
  return false;
}

const functionWithoutSelf = /\bdef\s+[^\s([]+(?![^\s([])\s*(?!\(\s*self\b)/;

/** Whether a text is a class whose functions all take `self` and names this only as `self.name`, without a subscript. */
function isOwnAttribute(text: string, name: string): boolean {
  if (!/^\s*(?:@|class\b)/.test(text) || functionWithoutSelf.test(text)) return false;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const end = at + name.length;
    if (word.test(text.charAt(at - 1)) || word.test(text.charAt(end))) continue;
    if (!/(?:^|[^\p{ID_Continue}.])self\.$/u.test(text.slice(Math.max(0, at - 6), at))) return false;
    if (/^\s*\[/.test(text.slice(end, end + 40))) return false;
  }
  return true;
}

/** `name.attribute`, `name(...)`, and the last argument of a call that is not assigned to. */
function isRead(text: string, at: number, end: number): boolean {
  const next = text.charAt(end);
  if (next === '.') return !importing.test(text.slice(0, at));
  if (next === '(') return !opening.test(text.slice(Math.max(0, at - 40), at));
  if (next !== ')') return false;
  const after = /[) \t]*/y;
  after.lastIndex = end;
  after.test(text);
  return !text.includes('import') && !/[=,:\\\p{ID_Start}]/u.test(text.charAt(after.lastIndex));
}
