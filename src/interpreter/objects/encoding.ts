import { exceptionType, raised } from '../exceptions';
import { PythonException, Raised } from '../objects/exception';
import { Unknown } from '../values';

/** The encodings that are evaluated, by the names they go by. */
const names: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['utf-8', /^(?:utf[-_ ]?8|u8|cp65001)$/i],
  ['ascii', /^(?:(?:us[-_])?ascii|646)$/i],
  ['latin-1', /^(?:latin[-_]?1|iso[-_]?8859[-_]?1|l1)$/i],
];

const encodingOf = (given: string): string | undefined => names.find(([, pattern]) => pattern.test(given))?.[0];
const known =
  /^(?:utf|cp|iso|koi|mac|big|gb|euc|shift|hz|johab|ptcp|tis|hex|base|bz2|zlib|zip|rot|idna|punycode|quopri|uu|raw|unicode|mbcs|oem|windows|latin|l\d|charmap|undefined|s?jis|us|ms|\d)/i;

const missing = (encoding: string): Unknown => {
  if (known.test(encoding)) return new Unknown(`the encoding ${encoding} is not evaluated`);
  throw raised('LookupError', `unknown encoding: ${encoding}`);
};

function refuse(type: string, message: string): never {
  throw new Raised(new PythonException(exceptionType(type), [message]));
}

const utf8 = (character: string): string => String.fromCharCode(...new TextEncoder().encode(character));

/** A character as Python's errors write it. */
function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const digits = code.toString(16);
  if (code < 256) return `\\x${digits.padStart(2, '0')}`;
  return code < 65536 ? `\\u${digits.padStart(4, '0')}` : `\\U${digits.padStart(8, '0')}`;
}

/** `text.encode(encoding, errors)`: one UTF-16 unit per byte. */
export function encode(text: string, encoding: string, errors: string): string | Unknown {
  const name = encodingOf(encoding);
  if (name === undefined) return missing(encoding);
  if (text.length > 500_000) return new Unknown('the bytes of a text of more than 500,000 characters');
  const characters = [...text];
  if (name === 'utf-8')
    return /[\ud800-\udfff]/u.test(text) ? new Unknown('the bytes of a surrogate') : characters.map(utf8).join('');
  const limit = name === 'ascii' ? 128 : 256;
  const isBeyond = (character: string): boolean => (character.codePointAt(0) ?? 0) >= limit;
  if (errors === 'strict') {
    const first = characters.findIndex(isBeyond);
    if (first < 0) return text;
    const rest = characters.slice(first).findIndex((character) => !isBeyond(character));
    const last = rest < 0 ? characters.length - 1 : first + rest - 1;
    const what =
      last === first
        ? `character '${escaped(characters[first] ?? '')}' in position ${first}`
        : `characters in position ${first}-${last}`;
    refuse('UnicodeEncodeError', `'${name}' codec can't encode ${what}: ordinal not in range(${limit})`);
  }
  if (errors === 'ignore') return characters.filter((character) => !isBeyond(character)).join('');
  if (errors === 'replace') return characters.map((character) => (isBeyond(character) ? '?' : character)).join('');
  if (errors === 'backslashreplace')
    return characters.map((character) => (isBeyond(character) ? escaped(character) : character)).join('');
  return new Unknown(`encode() with errors=${errors}`);
}

/** `data.decode(encoding, errors)`. */
export function decode(data: string, encoding: string, errors: string): string | Unknown {
  const name = encodingOf(encoding);
  if (name === undefined) return missing(encoding);
  if (name === 'latin-1') return data;
  if (name === 'ascii') {
    const at = [...data].findIndex((unit) => unit.charCodeAt(0) >= 128);
    if (at < 0) return data;
    if (errors === 'ignore') return data.replace(/[^\0-\x7f]/g, '');
    if (errors === 'replace') return data.replace(/[^\0-\x7f]/g, '\ufffd');
    const byte = data.charCodeAt(at).toString(16);
    return refuse(
      'UnicodeDecodeError',
      `'ascii' codec can't decode byte 0x${byte} in position ${at}: ordinal not in range(128)`,
    );
  }
  const bytes = Uint8Array.from(data, (unit) => unit.charCodeAt(0));
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    if (errors === 'replace') return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    if (errors === 'ignore')
      return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).replaceAll('\ufffd', '');
    return malformed(bytes);
  }
}

/** The first wrong byte, where one alone is wrong. */
function malformed(bytes: Uint8Array): Unknown {
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    const size =
      byte < 0x80
        ? 1
        : byte >= 0xc2 && byte < 0xe0
          ? 2
          : byte >= 0xe0 && byte < 0xf0
            ? 3
            : byte >= 0xf0 && byte < 0xf5
              ? 4
              : 0;
    const hexadecimal = `0x${byte.toString(16).padStart(2, '0')}`;
    if (size === 0)
      return refuse(
        'UnicodeDecodeError',
        `'utf-8' codec can't decode byte ${hexadecimal} in position ${at}: invalid start byte`,
      );
    for (let next = 1; next < size; next++) {
      if (at + next >= bytes.length || ((bytes[at + next] ?? 0) & 0xc0) !== 0x80)
        return new Unknown('bytes that are no UTF-8');
    }
    at += size;
  }
  return new Unknown('bytes that are no UTF-8');
}
