import { catalogue } from './catalogue';
import { Finder } from './finder';
import { NamesOnDemand } from './names/demand';
import { type Change, type Findings, staleFindings } from './names/findings';
import { lookupNames } from './names/libraries';
import { NameIndex, namesSaid } from './names/names';
import { resolverOf } from './names/resolver';
import { derived } from './outline/derivation';
import type { Outline } from './outline/expression';
import { type OutlineCache, Place, readInSlices } from './outline/outline';
import { type Document, finish } from './parse';
import type { Site } from './site';

/** What searches of one file's versions leave for the next one: only what an edit changed is read and searched again. */
export class SiteCache {
  readonly names = new NameIndex();
  places: readonly Place[] = [];
  findings = new Map<Place, Findings>();
  sites = new Map<Place, FoundSites>();

  constructor(readonly outlines: OutlineCache = new WeakMap()) {}

  remove(place: Place): void {
    this.names.delete(place);
    this.forget(place);
  }

  forget(place: Place): void {
    this.findings.delete(place);
    this.sites.delete(place);
  }
}

interface FoundSites {
  /** Where the place was. */
  readonly start: number;
  readonly sites: readonly Site[];
}

/** The places where activations are named, in textual order. With a cache only what changed since its last use is read again. */
export function findSites(document: Document, cache?: SiteCache): Site[] {
  return finish(sitesInSlices(document, cache));
}

/** Finds sites bit by bit; yields so that the caller can pause. */
export function* sitesInSlices(document: Document, cache = new SiteCache()): Generator<void, Site[]> {
  yield* readInSlices(document, cache.outlines);
  for (let own = cache; ; own = new SiteCache(cache.outlines)) {
    const places = enter(document, own);
    yield* search(document, places, own);
    // While this paused, another version may have taken the cache for itself.
    if (own.places === places) return places.flatMap((place) => sitesAt(place, own));
  }
}

/**
 * The site at an offset, its end included: the one of `findSites`, found without parsing more of the document than its names depend on.
 * Made for hovers: it costs a fraction of a whole search.
 */
export function siteAt(document: Document, offset: number, cache = new SiteCache()): Site | undefined {
  const names = new NamesOnDemand(document, cache.outlines);
  const finder = new Finder(document.text, resolverOf(names, catalogue()));
  for (const one of names.around(offset)) finder.visit(one, offset);
  return finder.sites.sort(inOrder).find(({ from, to }) => from <= offset && offset <= to);
}

/** Makes the cache that of a document: what the edits since the last one may have changed is forgotten. */
function enter({ segments }: Document, cache: SiteCache): readonly Place[] {
  const before = cache.places;
  const { first, last } = differing(before, segments);
  const fresh = segments.slice(first, segments.length - last).map((segment) => new Place(segment, 0, cache.outlines));
  const removed = before.slice(first, before.length - last);
  const places = [...before.slice(0, first), ...fresh, ...before.slice(before.length - last)];
  let start = 0;
  for (const place of places) {
    place.start = start;
    start += place.segment.text.length;
  }
  const general = wholeFile(cache.names);
  for (const place of removed) cache.remove(place);
  for (const place of fresh) cache.names.add(place);
  cache.places = places;
  const outlines = [...removed, ...fresh].flatMap((place) => place.outlines.map(({ outline }) => outline));
  if (wholeFile(cache.names) !== general) {
    cache.findings = new Map();
    cache.sites = new Map();
  } else if (outlines.length > 0 && cache.findings.size > 0) {
    const [from, to] = [places[first]?.start ?? start, places[places.length - last]?.start ?? start];
    const names = new Set(outlines.flatMap(namesSaid));
    const changes = [...names].map((name) => changeOf(name, from, to, outlines, cache.names));
    const stale = staleFindings(cache.findings, changes);
    for (const [place, findings] of cache.findings) if (stale.has(findings)) cache.forget(place);
  }
  return places;
}

/** What every finding may hang on: the names that stars bring, and whether any method may be a tensor's. */
function wholeFile({ stars, importsTorch }: NameIndex): string {
  return [importsTorch, ...stars].join(' ');
}

/** How many segments at the beginning and at the end are the same as before. */
function differing(before: readonly Place[], segments: Document['segments']): { first: number; last: number } {
  const shorter = Math.min(before.length, segments.length);
  let first = 0;
  while (first < shorter && before[first]?.segment === segments[first]) first++;
  let last = 0;
  while (last < shorter - first && before[before.length - 1 - last]?.segment === segments[segments.length - 1 - last])
    last++;
  return { first, last };
}

/** Who notices that something else is said of a name between two offsets: what stands there and below, up to the next sure binding. */
function changeOf(name: string, from: number, to: number, outlines: readonly Outline[], names: NameIndex): Change {
  const floats = outlines.some(({ scope }) => scope.bindings.get(name)?.some(({ floating }) => floating));
  if (floats) return { name, from: 0, to: Number.POSITIVE_INFINITY };
  return { name, from, to: names.boundNext(name, to) };
}

/** Finds the sites of the places that have none yet. */
function* search({ text }: Document, places: readonly Place[], cache: SiteCache): Generator<void, void> {
  const pending = places.filter((place) => !cache.sites.has(place));
  if (pending.length === 0) return;
  const resolver = resolverOf(cache.names, catalogue(), cache.findings);
  const names = pending.length < fewPlaces ? undefined : namesDerived(places);
  let uses = 0;
  for (const place of pending) {
    const finder = new Finder(text, resolver, names);
    for (const outline of place.outlines) {
      finder.visit(outline);
      uses += outline.outline.uses.length;
    }
    cache.sites.set(place, { start: place.start, sites: finder.sites.sort(inOrder) });
    if (uses < usesPerSlice) continue;
    uses = 0;
    yield;
    if (cache.places !== places) return;
  }
}

/** The last parts of names that can stand for an activation: a filter that pays for itself where much is searched. */
function namesDerived(places: readonly Place[]): ReadonlySet<string> {
  const links = places.flatMap(({ outlines }) => outlines.map(({ outline }) => outline.links));
  return derived([...catalogue().lastParts, ...lookupNames], links);
}

/** What was found at a place, where it stands now. */
function sitesAt(place: Place, cache: SiteCache): readonly Site[] {
  const found = cache.sites.get(place);
  if (found === undefined || found.start === place.start) return found?.sites ?? [];
  const shift = place.start - found.start;
  const sites = found.sites.map((site) => shifted(site, shift));
  cache.sites.set(place, { start: place.start, sites });
  return sites;
}

function shifted({ activation, spelling, framework, kind, from, to, call, parameters }: Site, shift: number): Site {
  const [start, end] = [from + shift, to + shift];
  if (call === undefined) return { activation, spelling, framework, kind, from: start, to: end, parameters };
  const moved = { from: call.from + shift, to: call.to + shift };
  return { activation, spelling, framework, kind, from: start, to: end, call: moved, parameters };
}

function inOrder(a: Site, b: Site): number {
  return a.from - b.from || a.to - b.to;
}

/** Uses of names looked at between two pauses, about a millisecond's worth. */
const usesPerSlice = 300;

/** Of fewer places every use of a name is looked at. */
const fewPlaces = 20;
