import type { Expression } from '../outline/expression';
import type { Place } from '../outline/outline';
import type { Meaning } from './meaning';

/** What something was found out from: names looked up at module level, and other findings. */
export class Sources {
  /** Names of which all bindings counted. */
  readonly names = new Set<string>();
  readonly findings = new Set<Sources>();
}

/** What was found out about the expressions at one place; it holds until one of its sources changes. */
export class Findings extends Sources {
  /** Names of which the bindings above the place counted, up to the first that surely was made. */
  readonly namesAbove = new Set<string>();
  /** Meanings that do not hang on themselves, and so are the same from wherever they are asked for. */
  readonly meanings = new Map<Expression, Meaning | undefined>();
  /** Expressions whose meaning is being found. */
  readonly open = new Set<Expression>();
  /** Meanings that hang on an open one; they hold for one question only. */
  readonly circular = new Map<Expression, Meaning | undefined>();
}

/** Something else is said of a name now: whoever reads the bindings above it notices from one offset to another. */
export interface Change {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** All findings that hang on what has changed, or on other stale findings. */
export function staleFindings(all: ReadonlyMap<Place, Findings>, changes: readonly Change[]): ReadonlySet<Sources> {
  const stale = new Set<Sources>();
  const known = new Set<Sources>();
  for (const [{ start }, findings] of all) {
    known.add(findings);
    const { namesAbove } = findings;
    if (changes.some(({ name, from, to }) => from <= start && start <= to && namesAbove.has(name))) stale.add(findings);
  }
  // A set that grows while it is walked: the findings that others hang on join it.
  for (const one of known) {
    for (const source of one.findings) known.add(source);
    if (changes.some(({ name }) => one.names.has(name))) stale.add(one);
  }
  for (let size = -1; size !== stale.size; ) {
    size = stale.size;
    for (const one of known) if (!stale.has(one) && hangsOn(one, stale)) stale.add(one);
  }
  return stale;
}

function hangsOn({ findings }: Sources, stale: ReadonlySet<Sources>): boolean {
  for (const source of findings) if (stale.has(source)) return true;
  return false;
}
