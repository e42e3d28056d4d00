import { spellingByName } from '../src/activations/lookup';
import { buildCard } from '../src/present/card';
import { cardMarkdown } from '../src/present/hover/markdown';
import type { Document } from '../src/python/parse';
import { type SiteCache, siteAt } from '../src/python/sites';

/** What a hover does in the core: the site under the cursor and its card as Markdown with the curve; gives the length of the Markdown. */
export function hover(document: Document, cache: SiteCache, offset: number): number {
  const site = siteAt(document, offset, cache);
  const named = site && spellingByName(site.spelling);
  return named ? cardMarkdown(buildCard(named.activation, named.spelling, site.parameters), 'dark').length : 0;
}
