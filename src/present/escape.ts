/** Control and format characters (direction overrides among them), lone surrogates, non-characters: never part of what is shown. */
const unprintable = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}]/gu;

const plain = /^[ -~]*$/;

const reference = (character: string): string => `&#${character.codePointAt(0) ?? 0xfffd};`;

/** Text without unprintable characters, cut to a length in UTF-16 units with an ellipsis where something is missing. */
export function shorten(text: string, length: number): string {
  if (text.length <= length && plain.test(text)) return text;
  const clean = text.slice(0, length * 4 + 64).replace(unprintable, '');
  return clean.length <= length && text.length <= length * 4 + 64
    ? clean
    : `${clean.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** One line: every run of white space becomes a space. */
export const oneLine = (text: string, length = 200): string =>
  shorten(text.slice(0, length * 8).replace(/\s+/g, ' '), length);

/**
 * Text for an SVG or HTML text node or attribute, in ASCII, so that the picture encodes in any way. What Markdown reads as structure is
 * escaped too: a table cell ends at a bar even inside a tag.
 */
export const escapeXml = (text: string): string =>
  shorten(text, 10_000).replace(/[&<>"'`|[\]!\\*_~]|[^ -~]/gu, reference);

/** What Markdown reads as a mark; an underline within a word is none. Letters beyond ASCII take long to compile. */
const marks = /[*[\]~$]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
const asciiMarks = /[*[\]~$]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g;

/**
 * Text for Markdown outside code, on one line, in a table cell too: whatever Markdown or HTML could read as markup or as a web address
 * becomes a character reference or is escaped by a backslash; backslashes of the text itself become references, so they undo nothing.
 */
export const escapeMarkdown = (text: string, length = 400): string =>
  oneLine(text, length)
    .replace(/[\\`<&|]/g, reference)
    .replace(plain.test(text) ? asciiMarks : marks, '\\$&')
    .replace(/:(?=\/\/)|(?<=\bwww)\.|(?<=\S)@(?=\S)/gi, reference)
    .replace(
      /^(\s*)([-+=#>]|\d+(?=[.)]))/,
      (_, space: string, mark: string) => `${space}${reference(mark)}${mark.slice(1)}`,
    );

/** Text as inline code on one line: a code span where it holds nothing special, else an escaped `code` element. */
export function inlineCode(text: string, length = 200): string {
  const line = oneLine(text, length).trim();
  return line !== '' && !/[`|\\\n]/.test(line) ? `\`${line}\`` : `<code>${escapeMarkdown(line, length)}</code>`;
}

/** Text as a fenced block that nothing inside can close, at most this many lines of this many characters. */
export function fencedCode(text: string, lines = 16, width = 160): string {
  const all = text.split(/\r\n|[\n\r\u0085\u2028\u2029]/, lines + 1);
  const shown = all.slice(0, lines).map((line) => shorten(line, width));
  if (all.length > lines) shown.push('…');
  const longest = Math.max(
    2,
    ...shown.map((line) => Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length))),
  );
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${shown.join('\n')}\n${fence}`;
}
