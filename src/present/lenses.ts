import { interpret } from '../interpreter';
import type { Budget, Observation, RunOutcome } from '../interpreter/run';
import { type Evaluation, Unknown } from '../interpreter/values';
import { maskMagics } from '../python/mask';
import type { Document } from '../python/parse';
import { lineStarts, positionAt } from '../python/position';
import type { Site } from '../python/site';
import { type SiteCache, sitesInSlices } from '../python/sites';
import { type Enclosing, type Surroundings, surroundings } from './enclosing';
import { sampleOf } from './samples';

/** What is shown about one line that uses activations. */
export interface Lens {
  /** 1-based. */
  readonly line: number;
  /** On that line: where the expression that is shown begins. */
  readonly from: number;
  /** Where its statement ends, of a compound statement the head; what is inserted after this line breaks nothing. */
  readonly to: number;
  /** What the framework would print, Python's last line when it raises, or the reason why nothing is known. */
  readonly text: string;
  readonly source: 'value' | 'approximate' | 'sample' | 'error' | 'unknown';
  /** How often the expression was evaluated, when more than once; the text is that of the last time. */
  readonly count?: number;
  /** The input of a sample, as one would write it. */
  readonly sample?: string;
  /** Set on a sample whose last digits may differ from one processor to the next. */
  readonly approximate?: true;
  /** The numbers that the activation was applied to. */
  readonly inputs?: readonly number[];
  readonly site: Site;
}

export interface LensOptions {
  readonly budget?: Partial<Budget>;
  /** Whether to show samples where the input is not known (the default), or the reason. */
  readonly samples?: boolean;
  readonly cache?: SiteCache;
}

/** A site with what is around it. */
interface Placed extends Surroundings {
  readonly site: Site;
  readonly line: number;
}

/** What is shown on the lines of a document that use activations, in order; one lens per line. Evaluates the program once. */
export function* lensesFor(document: Document, options: LensOptions = {}): Evaluation<Lens[]> {
  const starts = lineStarts(document.text);
  const placed: Placed[] = [];
  for (const site of yield* sitesInSlices(document, options.cache)) {
    if (site.kind === 'import') continue;
    placed.push({ site, line: positionAt(starts, site.from).line, ...surroundings(document, site.from) });
    if (placed.length % sitesPerSlice === 0) yield;
  }
  if (placed.length === 0) return [];
  const observe = new Set<string>();
  for (const { site, expressions } of placed) {
    for (const expression of expressions) observe.add(keyOf(expression));
    if (site.call !== undefined) observe.add(keyOf(site.call));
  }
  const { budget } = options;
  const outcome = yield* interpret(maskMagics(document.text), { observe, tolerant: true, ...(budget && { budget }) });
  const shown: Lens[] = [];
  for (const line of byLine(placed)) {
    const lens = evaluated(line, outcome, starts) ?? (yield* sampled(line, outcome, options.samples ?? true));
    shown.push(lens);
    if (shown.length % sitesPerSlice === 0) yield;
  }
  return shown;
}

/** Sites placed, or lenses made, between two pauses, about a millisecond's worth. */
const sitesPerSlice = 50;

function byLine(placed: readonly Placed[]): (readonly Placed[])[] {
  const lines = new Map<number, Placed[]>();
  for (const one of placed) {
    const sites = lines.get(one.line);
    if (sites === undefined) lines.set(one.line, [one]);
    else sites.push(one);
  }
  return [...lines.values()];
}

/** The line's own results, or the exception raised on it. */
function evaluated(line: readonly Placed[], outcome: RunOutcome, starts: readonly number[]): Lens | undefined {
  const { raised, observations } = outcome;
  const raising = raised && line.find(({ statement }) => holds(starts, statement, raised.line));
  if (raised && raising) return lensOf(raising, raising.site.from, { text: raised.message, source: 'error' });
  for (const placed of line) {
    const message = raisedAt(placed, observations);
    if (message !== undefined) return lensOf(placed, placed.site.from, { text: message, source: 'error' });
  }
  const found = new Map<string, { placed: Placed; expression: Enclosing; observation: Observation; text: string }>();
  let approximate = false;
  for (const placed of line) {
    const result = outermost(placed.expressions, observations);
    if (result === undefined || found.has(keyOf(result.expression))) continue;
    found.set(keyOf(result.expression), { placed, ...result });
    approximate ||= result.approximate;
  }
  const [first] = found.values();
  if (first === undefined) return undefined;
  const { placed, expression, observation } = first;
  const inputs = placed.site.call && observations.get(keyOf(placed.site.call))?.inputs;
  const start = starts[placed.line - 1] ?? 0;
  return lensOf(placed, expression.from >= start ? expression.from : placed.site.from, {
    text: [...new Set([...found.values()].map(({ text }) => text))].join('\n'),
    source: approximate ? 'approximate' : 'value',
    ...(observation.count > 1 && { count: observation.count }),
    ...(inputs && { inputs }),
  });
}

/** What an expression around a site last raised, where the program caught it. */
function raisedAt({ expressions }: Placed, observations: ReadonlyMap<string, Observation>): string | undefined {
  for (const expression of expressions) {
    const observation = observations.get(keyOf(expression));
    if (observation?.raised && !(observation.value instanceof Unknown)) return observation.value.text;
  }
  return undefined;
}

/** The outermost expression whose value is a tensor, reached through tensors, containers and callees alone. */
function outermost(
  expressions: readonly Enclosing[],
  observations: ReadonlyMap<string, Observation>,
): { expression: Enclosing; observation: Observation; text: string; approximate: boolean } | undefined {
  let result: ReturnType<typeof outermost>;
  for (const expression of expressions) {
    const observation = observations.get(keyOf(expression));
    if (observation?.isTensor === true && !(observation.value instanceof Unknown)) {
      const { text, approximate } = observation.value;
      result = { expression, observation, text, approximate };
    } else if (expression.role === 'value' && result !== undefined) break;
  }
  return result;
}

/** A sample of the line's first site that has one; else why there is no value. */
function* sampled(line: readonly Placed[], outcome: RunOutcome, samples: boolean): Evaluation<Lens> {
  let reason: string | undefined;
  let first: Placed | undefined;
  for (const placed of line) {
    first ??= placed;
    reason ??= reasonAt(placed, outcome.observations);
    if (!samples) continue;
    const sample = yield* sampleOf(placed.site);
    if (sample instanceof Unknown) reason ??= sample.reason;
    else if (sample.source === 'unknown') reason ??= sample.text;
    else {
      const { text, source, input, inputs, approximate } = sample;
      const rest = { text, source, sample: input, inputs, ...(approximate && { approximate }) } as const;
      return lensOf(placed, placed.site.from, rest);
    }
  }
  const [placed] = line as readonly [Placed];
  return lensOf(first ?? placed, placed.site.from, {
    text: reason ?? 'never evaluated in this file',
    source: 'unknown',
  });
}

/** Why the value at a site is not known, where it was evaluated; that a value on the way has no text to show only where nothing else is the reason. */
function reasonAt({ expressions }: Placed, observations: ReadonlyMap<string, Observation>): string | undefined {
  let unprintable: string | undefined;
  for (const expression of expressions) {
    const observation = observations.get(keyOf(expression));
    if (!(observation?.value instanceof Unknown)) continue;
    if (!observation.unprintable) return observation.value.reason;
    unprintable ??= observation.value.reason;
  }
  return unprintable;
}

function lensOf(placed: Placed, from: number, rest: Omit<Lens, 'line' | 'from' | 'to' | 'site'>): Lens {
  const { site, line, statement } = placed;
  return { line, from, to: Math.max(statement.to, site.to), site, ...rest };
}

function holds(starts: readonly number[], { from, to }: { from: number; to: number }, line: number): boolean {
  return positionAt(starts, from).line <= line && line <= positionAt(starts, to).line;
}

function keyOf({ from, to }: { readonly from: number; readonly to: number }): string {
  return `${from}:${to}`;
}
