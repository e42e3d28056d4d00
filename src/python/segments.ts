import { eachLogicalLine, lineEnd } from './logicalLines';
import { magicAt } from './mask';

/**
 * Cuts a module into pieces that parse by themselves: each begins with a statement at the margin. Where to cut depends on nothing but the
 * line there and the one before, so an edit moves no cut elsewhere, and the pieces around it stay what they were. An import is a piece of
 * its own, so that who asks what a name is imported as need not parse more.
 * @param start a cut, or the beginning of the text
 * @param isKnown whether the pieces from a cut on are known already, so that cutting may end
 * @returns the cuts after `start`, in order; the last one is known or there are no more
 */
export function cutsAfter(text: string, start: number, isKnown: (cut: number) => boolean): number[] {
  const cuts: number[] = [];
  let decorated = false;
  let imported = false;
  let question = start - 1;
  eachLogicalLine(
    text,
    (from) => {
      if (from > start && !decorated && begins(text, from) && (imported || isCut(text, from))) {
        cuts.push(from);
        if (isKnown(from)) return text.length;
      }
      const first = text.charCodeAt(from);
      if (first !== hash && first !== newline && first !== carriageReturn) {
        decorated = first === at;
        imported = (first === 105 || first === 102) && startsWith(importing, text, from);
      }
      if (question < from) question = indexFrom(text, '?', from);
      if (question === text.length && !startsWith(escapeStart, text, from)) return undefined;
      return magicAt(text, from) === undefined ? undefined : lineEnd(text, from);
    },
    start,
  );
  return cuts;
}

/** How many characters from a cut on decide that it is one. */
export const cutLength = 64;

const [newline, carriageReturn, hash, at] = [10, 13, 35, 64];

/** What begins a statement at the margin; a clause such as else belongs to the statement before. */
const asciiBeginning = /(?!(?:else|elif|except|finally|case)\b)[A-Za-z_@("'[{\d]/y;
const beginning = /\p{ID_Start}/uy;
const definition = /(?:async {1,9})?(?:def|class)\b|@/y;
const importing = /(?:import|from)\b/y;

/** What a magic may begin with where there is no question mark further down. */
const escapeStart = /[ \t]*[%!]/y;

function indexFrom(text: string, character: string, from: number): number {
  const index = text.indexOf(character, from);
  return index < 0 ? text.length : index;
}

function begins(text: string, from: number): boolean {
  const first = text.charCodeAt(from);
  if (first === 32 || first === newline || first === hash) return false;
  return startsWith(first < 128 ? asciiBeginning : beginning, text, from);
}

function startsWith(sticky: RegExp, text: string, from: number): boolean {
  sticky.lastIndex = from;
  return sticky.test(text);
}

/** Definitions and imports always, of other lines about one in eight. */
function isCut(text: string, from: number): boolean {
  if (startsWith(definition, text, from) || startsWith(importing, text, from)) return true;
  let sum = 0;
  const end = Math.min(lineEnd(text, from), from + 24);
  for (let place = from; place < end; place++) sum = (sum * 31 + text.charCodeAt(place)) & 0xffff;
  return sum % 8 === 0;
}
