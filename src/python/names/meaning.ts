import type { Argument, Scope } from '../outline/expression';
import type { PlacedOutline } from '../outline/outline';

/** Arguments with the place they are written in. */
export interface PlacedArgument {
  readonly argument: Argument;
  readonly base: number;
}

/** What an expression stands for, as far as names tell. */
export type Meaning =
  /** Something a library defines, by its qualified name, with arguments already given (functools.partial). */
  | { readonly kind: 'library'; readonly name: string; readonly given: readonly PlacedArgument[] }
  /** A module or layer object made by calling a spelling of kind module, layer or class, or the function a string stands for. */
  | { readonly kind: 'object'; readonly spelling: string; readonly given: readonly PlacedArgument[] }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'none' }
  | { readonly kind: 'table'; readonly entries: ReadonlyMap<string, Meaning | undefined>; readonly id: object }
  | { readonly kind: 'list'; readonly items: readonly (Meaning | undefined)[]; readonly id: object }
  /** A class of the file, and an object of it. */
  | { readonly kind: 'class' | 'instance'; readonly scope: Scope; readonly outline: PlacedOutline }
  | { readonly kind: 'tensor' }
  /** Known to be neither activation nor tensor. */
  | { readonly kind: 'other' };

export const other: Meaning = { kind: 'other' };
export const tensor: Meaning = { kind: 'tensor' };

/** The one meaning that all agree on; undefined where they differ or one is not known. None stands for "not set" and is passed over. */
export function agreed(meanings: readonly (Meaning | undefined)[]): Meaning | undefined {
  const set = meanings.length > 1 ? meanings.filter((meaning) => meaning?.kind !== 'none') : meanings;
  const [first] = set.length === 0 ? meanings : set;
  return set.every((meaning) => same(first, meaning)) ? first : undefined;
}

function same(a: Meaning | undefined, b: Meaning | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined || a.kind !== b.kind) return false;
  if (a.kind === 'library' && b.kind === 'library') return a.name === b.name && sameArguments(a.given, b.given);
  if (a.kind === 'object' && b.kind === 'object') return a.spelling === b.spelling && sameArguments(a.given, b.given);
  if ((a.kind === 'text' && b.kind === 'text') || (a.kind === 'number' && b.kind === 'number'))
    return a.value === b.value;
  if ((a.kind === 'class' || a.kind === 'instance') && (b.kind === 'class' || b.kind === 'instance'))
    return a.scope === b.scope && a.outline === b.outline;
  return a.kind === 'tensor' || a.kind === 'other' || a.kind === 'none';
}

/** Arguments are the same when each is the same literal under the same keyword. */
function sameArguments(a: readonly PlacedArgument[], b: readonly PlacedArgument[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ argument }, index) => {
      const peer = b[index]?.argument;
      if (peer === undefined || peer.name !== argument.name || argument.spread || peer.spread) return false;
      const [left, right] = [argument.value, peer.value];
      if (left.kind !== 'literal' && left.kind !== 'string')
        return argument === peer && a[index]?.base === b[index]?.base;
      return left.kind === right.kind && left.value === right.value;
    })
  );
}
