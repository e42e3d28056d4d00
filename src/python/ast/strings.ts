import { Cursor } from './cursor';
import { formatValue } from './expressions';
import type { Expression, FormatPart } from './nodes';
import { Malformed, type Token } from './tokens';

const simpleEscapes: Record<string, string> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** The value of one or more adjacent string literals. */
export function readStrings(cursor: Cursor): Expression {
  const { from } = cursor.peek();
  const parts: FormatPart[] = [];
  let kinds = 0;
  let isFormat = false;
  let named = false;
  while (cursor.peek().kind === 'string') {
    const token = cursor.take();
    const start = token.text.search(/['"]/);
    const prefix = token.text.slice(0, start).toLowerCase();
    const quote = /^("""|'''|"|')/.exec(token.text.slice(start))?.[0] ?? '"';
    const inner = token.text.slice(start + quote.length, token.text.length - quote.length);
    const raw = prefix.includes('r');
    named ||= !raw && !prefix.includes('b') && /(?:^|[^\\])(?:\\\\)*\\N\{[A-Za-z]/.test(inner);
    kinds |= prefix.includes('b') ? 2 : 1;
    if (kinds === 3) throw new Malformed('cannot mix bytes and nonbytes literals', token.from);
    if (prefix.includes('b') && /[^\0-\x7f]/.test(inner))
      throw new Malformed('bytes can only contain ASCII literal characters', token.from);
    if (named) continue;
    if (prefix.includes('f')) {
      isFormat = true;
      const offset = token.from + start + quote.length;
      parts.push(...readParts(cursor, offset, offset + inner.length, raw, 0).parts);
    } else parts.push(decode(inner, raw, prefix.includes('b'), token));
  }
  const to = cursor.end;
  if (named) return { kind: 'Unsupported', reason: 'a character given by its name is not evaluated', from, to };
  const merged = merge(parts);
  if (isFormat) return { kind: 'FormatString', parts: merged, from, to };
  const [value = ''] = merged;
  return { kind: kinds === 2 ? 'Bytes' : 'Constant', value: typeof value === 'string' ? value : '', from, to };
}

function merge(parts: readonly FormatPart[]): FormatPart[] {
  const merged: FormatPart[] = [];
  for (const part of parts) {
    const last = merged[merged.length - 1];
    if (typeof part === 'string' && typeof last === 'string') merged[merged.length - 1] = last + part;
    else merged.push(part);
  }
  return merged;
}

function decode(inner: string, raw: boolean, isBytes: boolean, token: Pick<Token, 'from'>): string {
  const text = inner.replace(/\r\n?/g, '\n');
  if (raw || !text.includes('\\')) return text;
  const pattern = isBytes
    ? /\\(?:([0-7]{1,3})|x([0-9a-fA-F]{2})|([\s\S]))/g
    : /\\(?:([0-7]{1,3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\s\S]))/g;
  return text.replace(pattern, (whole: string, ...groups: string[]) => {
    const offset = Number(groups[groups.length - 2]);
    const [octal, ...rest] = groups.slice(0, isBytes ? 3 : 5);
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
    const character = rest.pop();
    const hexadecimal = rest.find((group) => group !== undefined);
    if (hexadecimal !== undefined) {
      const code = Number.parseInt(hexadecimal, 16);
      if (code > 0x10ffff)
        throw new Malformed(
          `(unicode error) 'unicodeescape' codec can't decode bytes in position ${offset}-${offset + whole.length - 1}: illegal Unicode character`,
          token.from,
        );
      return String.fromCodePoint(code);
    }
    if (character === 'x' && isBytes)
      throw new Malformed(`(value error) invalid \\x escape at position ${offset}`, token.from);
    if (!isBytes && character !== undefined && 'xuUN'.includes(character))
      throw new Malformed(unicodeError(whole, text, offset), token.from);
    return simpleEscapes[character ?? ''] ?? whole;
  });
}

/** An escape that lacks digits, standing at an offset of the literal; where characters beyond ASCII come before it, CPython counts otherwise. */
function unicodeError(written: string, text: string, at: number): string {
  const kind = written[1] ?? 'x';
  const needed = { x: 2, u: 4, U: 8 }[kind] ?? 0;
  const found = /^[0-9a-fA-F]*/.exec(text.slice(at + 2, at + 2 + needed))?.[0].length ?? 0;
  const start = new TextEncoder().encode(text.slice(0, at)).length;
  const shape = `\\${kind}${'X'.repeat(needed)}`;
  return `(unicode error) 'unicodeescape' codec can't decode bytes in position ${start}-${start + 1 + found}: truncated ${shape} escape`;
}

/** The pieces of an f-string between two offsets; in a format specification (depth 1) they end at the closing brace. */
function readParts(
  cursor: Cursor,
  from: number,
  to: number,
  raw: boolean,
  depth: number,
): { readonly parts: FormatPart[]; readonly end: number } {
  const { text } = cursor;
  const parts: FormatPart[] = [];
  let literal = from;
  let at = from;
  const flush = (end: number): void => {
    if (end > literal) parts.push(decode(text.slice(literal, end), raw, false, { from }));
  };
  while (at < to) {
    const character = text[at];
    if (character === '\\' && !raw) {
      at += text.startsWith('\\N{', at) ? 3 : 2;
    } else if (depth === 0 && (character === '{' || character === '}') && text[at + 1] === character) {
      flush(at + 1);
      at += 2;
      literal = at;
    } else if (character === '{') {
      flush(at);
      if (depth > 1) throw new Malformed('f-string: expressions nested too deeply', at);
      at = readReplacement(cursor, at + 1, to, raw, depth, parts);
      literal = at;
    } else if (character === '}') {
      if (depth === 0) throw new Malformed("f-string: single '}' is not allowed", at);
      break;
    } else at += 1;
  }
  flush(at);
  return { parts, end: at };
}

function readReplacement(
  cursor: Cursor,
  from: number,
  to: number,
  raw: boolean,
  depth: number,
  parts: FormatPart[],
): number {
  const { text } = cursor;
  const inner = new Cursor(text, from, cursor.line, true);
  if (inner.at('}')) throw new Malformed('f-string: empty expression not allowed', from);
  if (inner.at('lambda')) throw new Malformed('f-string: invalid syntax', from);
  const value = cursor.nested(() => formatValue(inner));
  let at = inner.peek().from;
  let conversion: 'r' | 's' | 'a' | undefined;
  let documents = false;
  if (text[at] === '=') {
    documents = true;
    at += 1;
    while (/\s/.test(text[at] ?? '')) at += 1;
    parts.push(text.slice(from, at));
  }
  if (text[at] === '!') {
    const letter = text[at + 1];
    if (letter !== 'r' && letter !== 's' && letter !== 'a') {
      throw new Malformed("f-string: invalid conversion character: expected 's', 'r', or 'a'", at);
    }
    conversion = letter;
    at += 2;
  }
  let specification: FormatPart[] | undefined;
  if (text[at] === ':') {
    const read = readParts(cursor, at + 1, to, raw, depth + 1);
    specification = merge(read.parts);
    at = read.end;
  }
  if (text[at] !== '}' || at >= to) throw new Malformed("f-string: expecting '}'", at);
  if (text.slice(from, at).includes('\\'))
    throw new Malformed('f-string expression part cannot include a backslash', from);
  if (documents && conversion === undefined && specification === undefined) conversion = 'r';
  parts.push({ value, conversion, specification });
  return at + 1;
}
