import { type Document, parseInSlices } from '../python/parse';
import { SiteCache } from '../python/sites';
import { type Lens, type LensOptions, lensesFor } from './lenses';

/** What the second bundle, which is loaded when the first result is wanted, gives to the editor. */
export interface Evaluator {
  /** The lenses of a text; what was parsed under the same key before is reused. */
  lenses(key: string, text: string, options: LensOptions): Generator<void, readonly Lens[]>;
  /** Drops what is kept under a key. */
  forget(key: string): void;
}

const read = new Map<string, { readonly document: Document; readonly cache: SiteCache }>();

export const evaluator: Evaluator = {
  *lenses(key, text, options) {
    const known = read.get(key);
    const document = yield* parseInSlices(text, known?.document);
    const cache = known?.cache ?? new SiteCache();
    read.set(key, { document, cache });
    return yield* lensesFor(document, { ...options, cache });
  },
  forget: (key) => read.delete(key),
};
