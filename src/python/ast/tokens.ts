/** A token; `newline`, `indent` and `dedent` are Python's own, `end` closes the text. */
export interface Token {
  readonly kind: 'name' | 'number' | 'string' | 'operator' | 'newline' | 'indent' | 'dedent' | 'end';
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** The 1-based line of an offset. */
export type LineOf = (position: number) => number;

/** Text that is not Python; the message is worded as CPython's. */
export class Malformed extends Error {
  constructor(
    message: string,
    readonly position: number,
    readonly type = 'SyntaxError',
    /** Found where the text is cut into tokens: such an error goes before those of the grammar. */
    readonly isLexical = false,
  ) {
    super(message);
  }
}

/** A bracket that is still open at the end of the text. */
export class Unclosed extends Malformed {}

const lexical = (message: string, position: number): Malformed => new Malformed(message, position, 'SyntaxError', true);

const blank = /[ \t\f]*(?:#[^\n]*)?(?:\r\n|\n|\r|$)/y;
const gap = /(?:[ \t\f]|\\(?:\r\n|\n|\r))*(?:#[^\r\n]*)?/y;
const bracketGap = /(?:[ \t\f\r\n]|\\(?:\r\n|\n|\r)|#[^\r\n]*)*/y;
const indentation = /[ \t\f]*/y;
const name = /[\p{ID_Start}_][\p{ID_Continue}]*/uy;
const number =
  /0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|(?:(?:\d(?:_?\d)*)?\.\d(?:_?\d)*|\d(?:_?\d)*\.?)(?:[eE][+-]?\d(?:_?\d)*)?[jJ]?/y;
const stringStart = /(?:[rR][bBfF]?|[bBfF][rR]?|[uU])?('''|"""|'|")/y;
const operator = /\*\*=|\/\/=|>>=|<<=|\.\.\.|\*\*|\/\/|>>|<<|->|:=|[-+*/%&|^@=!<>]=|[-+*/%&|^~@<>=()[\]{},:.;!]/y;
const opening: Record<string, string> = { '(': ')', '[': ']', '{': '}' };
/** CPython's MAXLEVEL and MAXINDENT, Parser/tokenizer.h. */
const maximumBrackets = 200;
const maximumIndents = 100;

function match(expression: RegExp, text: string, at: number): string | undefined {
  expression.lastIndex = at;
  return expression.exec(text)?.[0];
}

/**
 * The tokens from an offset on, lazily: from a line start, or from inside the braces of an f-string. Throws Malformed where CPython's tokeniser
 * would raise.
 */
export function* tokenise(text: string, start: number, line: LineOf, inBraces = false): Generator<Token, undefined> {
  const indents: string[] = [''];
  const brackets: { readonly text: string; readonly at: number }[] = inBraces ? [{ text: '{', at: start }] : [];
  let at = start;
  let lineStart = !inBraces;
  let lineOpen = false;
  while (true) {
    if (lineStart) {
      while (at < text.length) {
        const skipped = match(blank, text, at);
        if (skipped === undefined || skipped === '') break;
        at += skipped.length;
      }
      const indent = at < text.length ? (match(indentation, text, at) ?? '').replace(/^.*\f/, '') : '';
      const begin = at;
      at += match(indentation, text, at)?.length ?? 0;
      const current = indents[indents.length - 1] ?? '';
      const width = columns(indent);
      const outer = indents.find((other) => columns(other) === width) ?? current;
      if (
        width >= columns(current)
          ? columns(indent, 1) < columns(current, 1) + (width > columns(current) ? 1 : 0)
          : false
      )
        throw inconsistent(at);
      if (columns(outer) === width && columns(outer, 1) !== columns(indent, 1)) throw inconsistent(at);
      if (width > columns(current)) {
        indents.push(indent);
        if (indents.length > maximumIndents)
          throw new Malformed('too many levels of indentation', at, 'IndentationError', true);
        yield { kind: 'indent', text: indent, from: begin, to: at };
      } else {
        while (width < columns(indents[indents.length - 1] ?? '')) {
          indents.pop();
          yield { kind: 'dedent', text: '', from: begin, to: begin };
        }
        if (width !== columns(indents[indents.length - 1] ?? '')) {
          throw new Malformed('unindent does not match any outer indentation level', at, 'IndentationError', true);
        }
      }
      lineStart = false;
    }
    const skipped = match(brackets.length > 0 ? bracketGap : gap, text, at) ?? '';
    at += skipped.length;
    const character = text[at];
    if (character === undefined) {
      if (/\\(?:\r\n|\n|\r)$/.test(skipped)) throw lexical('unexpected EOF while parsing', at);
      const open = brackets[brackets.length - 1];
      if (open) throw new Unclosed(`'${open.text}' was never closed`, open.at, 'SyntaxError', true);
      break;
    }
    if (character === '\n' || character === '\r') {
      const length = character === '\r' && text[at + 1] === '\n' ? 2 : 1;
      yield { kind: 'newline', text: '\n', from: at, to: at + length };
      at += length;
      lineStart = true;
      lineOpen = false;
      continue;
    }
    const token = readToken(text, at, line);
    if (token.kind === 'operator') trackBrackets(token, brackets, line);
    yield token;
    at = token.to;
    lineOpen = true;
  }
  if (lineOpen) yield { kind: 'newline', text: '', from: at, to: at };
  for (let index = indents.length; index > 1; index--) yield { kind: 'dedent', text: '', from: at, to: at };
  yield { kind: 'end', text: '', from: at, to: at };
}

const inconsistent = (at: number): Malformed =>
  new Malformed('inconsistent use of tabs and spaces in indentation', at, 'TabError', true);

function columns(indent: string, tab = 8): number {
  let column = 0;
  for (const character of indent) column = character === '\t' ? (Math.floor(column / tab) + 1) * tab : column + 1;
  return column;
}

function trackBrackets(token: Token, brackets: { readonly text: string; readonly at: number }[], line: LineOf): void {
  if (token.text in opening) {
    brackets.push({ text: token.text, at: token.from });
    if (brackets.length > maximumBrackets) throw lexical('too many nested parentheses', token.from);
  } else if (token.text === ')' || token.text === ']' || token.text === '}') {
    const open = brackets.pop();
    if (!open) throw lexical(`unmatched '${token.text}'`, token.from);
    if (opening[open.text] !== token.text) {
      const where = line(open.at) === line(token.from) ? '' : ` on line ${line(open.at)}`;
      throw lexical(
        `closing parenthesis '${token.text}' does not match opening parenthesis '${open.text}'${where}`,
        token.from,
      );
    }
  }
}

function readToken(text: string, at: number, line: LineOf): Token {
  const start = match(stringStart, text, at);
  if (start !== undefined) return readString(text, at, start, line);
  const word = match(name, text, at);
  if (word !== undefined) return { kind: 'name', text: word.normalize('NFKC'), from: at, to: at + word.length };
  if (/[\d.]/.test(text[at] ?? '')) {
    const digits = match(number, text, at);
    if (digits !== undefined && digits !== '') {
      checkNumberEnd(text, at, digits);
      if (/^0[_0]*[1-9]/.test(digits) && !/[.eEjJ]/.test(digits)) {
        throw lexical(
          'leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers',
          at,
        );
      }
      return { kind: 'number', text: digits, from: at, to: at + digits.length };
    }
  }
  const symbol = match(operator, text, at);
  if (symbol !== undefined) return { kind: 'operator', text: symbol, from: at, to: at + symbol.length };
  const code = text.codePointAt(at) ?? 0;
  if (code < 128)
    throw lexical(
      text[at] !== '\\'
        ? 'invalid syntax'
        : /^\\(?:\r\n|\n|\r)?$/.test(text.slice(at))
          ? 'unexpected EOF while parsing'
          : 'unexpected character after line continuation character',
      at,
    );
  const point = code.toString(16).toUpperCase().padStart(4, '0');
  const printable = !/[\p{C}\p{Zl}\p{Zp}\p{Zs}]/u.test(String.fromCodePoint(code));
  throw lexical(
    printable
      ? `invalid character '${String.fromCodePoint(code)}' (U+${point})`
      : `invalid non-printable character U+${point}`,
    at,
  );
}

const afterNumber = /(?:and|else|for|if|in|is|not|or)\b|0x/y;

/** What may not follow the digits of a number (verify_end_of_number, Parser/tokenizer.c). */
function checkNumberEnd(text: string, from: number, digits: string): void {
  const at = from + digits.length;
  const next = text[at] ?? '';
  const kind = /^0x/i.test(digits)
    ? 'hexadecimal'
    : /^0o/i.test(digits)
      ? 'octal'
      : /^0b/i.test(digits)
        ? 'binary'
        : /j$/i.test(digits)
          ? 'imaginary'
          : 'decimal';
  if ((kind === 'octal' || kind === 'binary') && /\d/.test(next))
    throw lexical(`invalid digit '${next}' in ${kind} literal`, at);
  if (digits === '0' && /[xob]/i.test(next)) {
    const base = { x: 'hexadecimal', o: 'octal', b: 'binary' }[next.toLowerCase()];
    const digit = text[at + 1] ?? '';
    const wrong = base !== 'hexadecimal' && /\d/.test(digit) ? `invalid digit '${digit}' in` : 'invalid';
    throw lexical(`${wrong} ${base} literal`, at);
  }
  afterNumber.lastIndex = at;
  if (/[\p{ID_Start}_]/u.test(next) && !afterNumber.test(text)) throw lexical(`invalid ${kind} literal`, at);
}

function readString(text: string, from: number, start: string, line: LineOf): Token {
  const quote = start.slice(start.search(/['"]/));
  for (let at = from + start.length; at < text.length; at++) {
    const character = text[at];
    if (character === '\\') at += text[at + 1] === '\r' && text[at + 2] === '\n' ? 2 : 1;
    else if (quote.length === 1 && (character === '\n' || character === '\r')) break;
    else if (text.startsWith(quote, at)) {
      return { kind: 'string', text: text.slice(from, at + quote.length), from, to: at + quote.length };
    }
  }
  const isLong = quote.length === 3;
  const last = isLong ? line(Math.max(0, text.replace(/\n$/, '').length)) : line(from);
  throw lexical(`unterminated ${isLong ? 'triple-quoted ' : ''}string literal (detected at line ${last})`, from);
}
