import { type Document, parseInSlices } from '../python/parse';
import { type Lens, type LensOptions, lensesFor } from './lenses';

/** What the second bundle, which is loaded when the first result is wanted, gives to the editor. */
export interface Evaluator {
  /** The lenses of a text; what was parsed under the same key before is reused. */
  lenses(key: string, text: string, options: LensOptions): Generator<void, readonly Lens[]>;
  /** Drops what is kept under a key. */
  forget(key: string): void;
}

const documents = new Map<string, Document>();

export const evaluator: Evaluator = {
  *lenses(key, text, options) {
    const document = yield* parseInSlices(text, documents.get(key));
    documents.set(key, document);
    return yield* lensesFor(document, options);
  },
  forget: (key) => documents.delete(key),
};
