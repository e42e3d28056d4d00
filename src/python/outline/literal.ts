/** The value of a Python number literal; undefined for an imaginary one and for an integer too large to be exact. */
export function readNumber(source: string): number | undefined {
  const digits = source.replaceAll('_', '');
  const value = Number(/^0[xob]/i.test(digits) ? digits : digits.replace(/^0+(?=\d)/, ''));
  if (Number.isNaN(value)) return undefined;
  return /^\d+$|^0[xob]/i.test(digits) && !Number.isSafeInteger(value) ? undefined : value;
}

/** Where the content of a plain string literal begins, how long it is in the source, and its value; undefined for bytes. */
export function readString(source: string): { from: number; length: number; value: string } | undefined {
  const parts = /^([a-z]*)("""|'''|"|')([\s\S]*?)(\2)?$/i.exec(source);
  const prefix = parts?.[1] ?? '';
  const content = parts?.[3];
  if (content === undefined || /[bft]/i.test(prefix)) return undefined;
  const raw = /r/i.test(prefix) || !content.includes('\\');
  const from = prefix.length + (parts?.[2]?.length ?? 0);
  return raw ? { from, length: content.length, value: content } : undefined;
}
