import { parse } from '../../python/parse';
import type { Site } from '../../python/site';
import { findSites } from '../../python/sites';
import { readSource } from './source';

/** One row of `sites FILE --json`. */
export interface SiteRow extends Pick<Site, 'activation' | 'spelling' | 'framework' | 'kind' | 'parameters'> {
  readonly cell?: number;
  /** 1-based. */
  readonly line: number;
  /** 0-based, in UTF-16 units: of the name's last part, for strings of the text inside the quotes. */
  readonly column: number;
  readonly endColumn: number;
}

/** The `sites` command: where activations are in a file. */
export function sitesCommand(name: string, content: string): readonly SiteRow[] | { readonly error: string } {
  const source = readSource(name, content);
  if ('error' in source) return source;
  return findSites(parse(source.text)).map(({ activation, spelling, framework, kind, from, to, parameters }) => {
    const position = source.position(from);
    return { activation, spelling, framework, kind, ...position, endColumn: position.column + to - from, parameters };
  });
}
