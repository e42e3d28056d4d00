import { complete } from '../../interpreter';
import { parse } from '../../python/parse';
import { type Lens, lensesFor } from '../lenses';
import { readSource } from './source';

/** One row of `values FILE --json`. */
export interface ValueRow extends Pick<Lens, 'text' | 'source' | 'count' | 'sample' | 'approximate'> {
  readonly cell?: number;
  /** 1-based. */
  readonly line: number;
}

/** A command that is waited for may take longer than a lens while typing. */
const budget = { milliseconds: 60_000 };

/** The `values` command: what the lenses show in a file. */
export function valuesCommand(name: string, content: string): readonly ValueRow[] | { readonly error: string } {
  const source = readSource(name, content);
  if ('error' in source) return source;
  return complete(lensesFor(parse(source.text), { budget })).map(
    ({ site, text, source: kind, count, sample, approximate }) => {
      const { cell, line } = source.position(site.from);
      return {
        ...(cell !== undefined && { cell }),
        line,
        text,
        source: kind,
        ...(count !== undefined && { count }),
        ...(sample !== undefined && { sample }),
        ...(approximate && { approximate }),
      };
    },
  );
}
