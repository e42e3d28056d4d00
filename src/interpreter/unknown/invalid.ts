import type { Frame } from '../frame';
import { Unknown } from '../values';

const name = '[\\p{ID_Start}_]\\p{ID_Continue}*';

/** The ways a name is bound, as they look in text that does not parse; the names stand in the first group. */
const bindings: readonly RegExp[] = [
  `^[ \\t]*((?:${name}(?!\\p{ID_Continue}|[ \\t]*\\()|[,()*\\[\\] \\t])+?)[ \\t]*(?::[^=\\n]*)?(?:[-+*/@%&|^]|//|\\*\\*|<<|>>)?=(?!=)`,
  `\\b(?:def|class|as)[ \\t]+(${name})`,
  `\\bimport[ \\t]+([^\\n]+)`,
  `\\bfor[ \\t]+([^\\n]+?)[ \\t]+in\\b`,
  `(${name})[ \\t]*:=`,
].map((pattern) => new RegExp(pattern, 'gmu'));

const names = new RegExp(`(?<![.\\p{ID_Continue}])${name}`, 'gu');

/** A statement that does not parse will bind these once it does: until then they are unknown. */
export function bindInvalid(source: string, frame: Frame, reason: string, position: number): void {
  for (const binding of bindings) {
    for (const [, bound = ''] of source.matchAll(binding)) {
      for (const [found] of bound.matchAll(names)) frame.locals.set(found, new Unknown(reason, position));
    }
  }
}
