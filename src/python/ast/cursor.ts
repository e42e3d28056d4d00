import { type LineOf, Malformed, type Token, tokenise } from './tokens';

export const keywords: ReadonlySet<string> = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from global if import in is ' +
    'lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
);

/** How deep expressions and blocks may nest before parsing declines; keeps the JavaScript stack safe. */
const maximumDepth = 220;

/** A position among tokens that are made as they are asked for. */
export class Cursor {
  private readonly tokens: Token[] = [];
  private index = 0;
  private readonly source: Generator<Token, undefined>;
  private depth = 0;
  constructor(
    readonly text: string,
    readonly start: number,
    readonly line: LineOf,
    inBraces = false,
  ) {
    this.source = tokenise(text, start, line, inBraces);
  }

  /** The token `ahead` places on, without taking it. */
  peek(ahead = 0): Token {
    while (this.tokens.length <= this.index + ahead) {
      const step = this.source.next();
      if (step.done)
        return this.tokens[this.tokens.length - 1] ?? { kind: 'end', text: '', from: this.start, to: this.start };
      this.tokens.push(step.value);
    }
    return this.tokens[this.index + ahead] as Token;
  }

  take(): Token {
    const token = this.peek();
    this.index += 1;
    return token;
  }

  /** End of the last token taken. */
  get end(): number {
    return this.tokens[this.index - 1]?.to ?? this.start;
  }

  /** The last token taken. */
  get previous(): Token | undefined {
    return this.tokens[this.index - 1];
  }

  /** Whether a bracket is open before the next token. */
  get isInBrackets(): boolean {
    let open = 0;
    for (const { kind, text } of this.tokens.slice(0, this.index)) {
      if (kind === 'operator') open += /^[([{]$/.test(text) ? 1 : /^[)\]}]$/.test(text) ? -1 : 0;
    }
    return open > 0;
  }

  /** Whether the next token is this operator or keyword. */
  at(text: string): boolean {
    const token = this.peek();
    return token.text === text && (token.kind === 'operator' || token.kind === 'name');
  }

  atAny(texts: ReadonlySet<string>): boolean {
    const token = this.peek();
    return (token.kind === 'operator' || token.kind === 'name') && texts.has(token.text);
  }

  accept(text: string): boolean {
    if (!this.at(text)) return false;
    this.index += 1;
    return true;
  }

  expect(text: string): Token {
    if (this.at(text)) return this.take();
    throw this.error();
  }

  /** A colon that CPython asks for by name: always, or only where the line ends without it. */
  colon(always = false): Token {
    if (this.at(':')) return this.take();
    throw this.error(always || this.peek().kind === 'newline' ? "expected ':'" : 'invalid syntax');
  }

  identifier(): Token {
    const token = this.peek();
    if (token.kind !== 'name' || keywords.has(token.text)) throw this.error();
    return this.take();
  }

  error(message = 'invalid syntax'): Malformed {
    const token = this.peek();
    if (token.kind === 'indent') return new Malformed('unexpected indent', token.from, 'IndentationError');
    if (token.kind === 'dedent' && message === 'invalid syntax')
      return new Malformed('unexpected unindent', token.from, 'IndentationError');
    return new Malformed(message, token.from);
  }

  /** Runs an attempt; on an error of the grammar goes back and gives undefined. */
  attempt<T>(parse: () => T): T | undefined {
    const { index, depth } = this;
    try {
      return parse();
    } catch (error) {
      // After an error in the tokens there are no more of them.
      if (!(error instanceof Malformed) || error.isLexical) throw error;
      this.index = index;
      this.depth = depth;
      return undefined;
    }
  }

  nested<T>(parse: () => T): T {
    this.depth += 1;
    if (this.depth > maximumDepth) throw new Malformed('too many nested parentheses', this.peek().from);
    const result = parse();
    this.depth -= 1;
    return result;
  }
}
