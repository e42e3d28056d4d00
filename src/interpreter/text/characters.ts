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
