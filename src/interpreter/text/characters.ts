import { visitInBlocks } from '../../numeric/blocks';

/** Python counts code points where JavaScript counts UTF-16 units; most text has no character beyond them and takes the short way. */
const astral = /[\ud800-\udbff][\udc00-\udfff]/;

export function isPlane0(text: string): boolean {
  return !astral.test(text);
}

/** `len(text)`. */
export function characterLength(text: string): number {
  return isPlane0(text) ? text.length : [...text].length;
}

/** The characters from `start` to before `end`. */
export function sliceCharacters(text: string, start: number, end: number): string {
  return isPlane0(text) ? text.slice(start, end) : [...text].slice(start, end).join('');
}

/** The text with each character replaced by what a function gives, in blocks. */
export function mapCharacters(text: string, f: (character: string) => string): string {
  const mapped = visitInBlocks(
    text.length,
    20,
    () => ({ text: '', next: 0 }),
    (state, at) => {
      if (at < state.next) return;
      const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
      state.next = at + character.length;
      state.text += f(character);
    },
  );
  return mapped.text;
}
