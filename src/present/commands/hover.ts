import { spellingByName } from '../../activations/lookup';
import { parse } from '../../python/parse';
import { findSites } from '../../python/sites';
import { buildCard, type Card } from '../card';
import { cardMarkdown } from '../hover/markdown';
import { readSource } from './source';

/** The `hover` command: the card of the activation at a place, as data and as Markdown without pictures; line 1-based, column 0-based. */
export function hoverCommand(
  name: string,
  content: string,
  line: number,
  column: number,
  cell?: number,
): { readonly card: Card; readonly markdown: string } | { readonly error: string } {
  const source = readSource(name, content);
  if ('error' in source) return source;
  const offset = source.offset(line, column, cell);
  if (offset === undefined) return { error: 'there is no such line' };
  const site = findSites(parse(source.text)).find(({ from, to }) => from <= offset && offset <= to);
  const named = site && spellingByName(site.spelling);
  if (!named) return { error: `no activation is named at column ${column}` };
  const card = buildCard(named.activation, named.spelling, site.parameters);
  return { card, markdown: cardMarkdown(card, 'dark', { curve: false, full: true }) };
}
