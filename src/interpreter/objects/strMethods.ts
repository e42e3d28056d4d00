import { findInBlocks } from '../../numeric/blocks';
import { toIndex } from '../operators/subscript';
import { resumable } from '../resumable';
import { characterLength, isPlane0, mapCharacters } from '../text/characters';
import { formatMap, formatMethod } from '../text/strFormat';
import { Unknown } from '../values';
import { PythonDictionary } from './dictionary';
import { encode } from './encoding';
import { PythonList } from './list';
import { allIndices, join, lines, partition, replace, split } from './strPieces';
import { isSpace, type Row, range, row, textArgument } from './strRow';
import { affix, find } from './strSearch';
import { PythonBytes, typeOf } from './types';

const strip = (method: string, left: boolean, right: boolean): Row =>
  row('chars=None, /', (self, bound, machine) => {
    const chars = bound.get('chars');
    if (chars !== null && typeof chars !== 'string') machine.raise('TypeError', `${method} arg must be None or str`);
    const strips = (unit: string): boolean => (chars === null ? isSpace.test(unit) : (chars as string).includes(unit));
    const units: ArrayLike<string> = isPlane0(self) ? self : [...self];
    const { length } = units;
    return resumable(() => {
      const kept = left ? findInBlocks(length, 20, (i) => !strips(units[i] ?? '')) : 0;
      if (kept < 0) return '';
      const cut = right ? findInBlocks(length - kept, 20, (i) => !strips(units[length - 1 - i] ?? '')) : 0;
      const end = cut < 0 ? kept : length - cut;
      return typeof units === 'string' ? units.slice(kept, end) : Array.from(units).slice(kept, end).join('');
    });
  });

const pad = (method: string, place: (missing: number, width: number) => readonly [number, number]): Row =>
  row("width, fillchar=' ', /", (self, bound, machine) => {
    const width = toIndex(bound.get('width'), machine);
    const fill = bound.get('fillchar');
    if (typeof fill !== 'string' || characterLength(fill) !== 1) {
      machine.raise(
        'TypeError',
        typeof fill === 'string'
          ? 'The fill character must be exactly one character long'
          : `${method}() argument 2 must be a unicode character, not ${typeOf(fill).name}`,
      );
    }
    const missing = width - characterLength(self);
    if (missing <= 0) return self;
    if (missing > 1_000_000) return new Unknown('a string of more than 1,000,000 characters');
    machine.charge(missing >> 3);
    const [before, after] = place(missing, width);
    return (fill as string).repeat(before) + self + (fill as string).repeat(after);
  });

const test = (check: RegExp): Row => row('', (self) => self !== '' && check.test(self));
const change = (convert: (text: string) => string): Row => row('', (self) => convert(self));
const isUpper = (text: string): boolean => text !== text.toLowerCase() && text === text.toUpperCase();
const isLower = (text: string): boolean => text !== text.toUpperCase() && text === text.toLowerCase();
const capitalise = (text: string): string => {
  if (text === '') return '';
  const first = String.fromCodePoint(text.codePointAt(0) ?? 0);
  return first.toUpperCase() + text.slice(first.length).toLowerCase();
};
const title = (text: string): string => text.replace(/\p{L}+/gu, capitalise);

/** The methods of str. */
export const strMethods: Readonly<Record<string, Row>> = {
  lower: change((text) => text.toLowerCase()),
  upper: change((text) => text.toUpperCase()),
  casefold: change((text) => text.replaceAll('ß', 'ss').toLowerCase()),
  capitalize: change(capitalise),
  title: change(title),
  swapcase: row('', (self) =>
    resumable(() => mapCharacters(self, (unit) => (isUpper(unit) ? unit.toLowerCase() : unit.toUpperCase()))),
  ),
  strip: strip('strip', true, true),
  lstrip: strip('lstrip', true, false),
  rstrip: strip('rstrip', false, true),
  ljust: pad('ljust', (missing) => [0, missing]),
  rjust: pad('rjust', (missing) => [missing, 0]),
  center: pad('center', (missing, width) => {
    const before = Math.floor(missing / 2) + (missing & width & 1);
    return [before, missing - before];
  }),
  zfill: row('width, /', (self, bound, machine) => {
    const missing = toIndex(bound.get('width'), machine) - characterLength(self);
    if (missing <= 0) return self;
    if (missing > 1_000_000) return new Unknown('a string of more than 1,000,000 characters');
    const sign = /^[+-]/.exec(self)?.[0] ?? '';
    return sign + '0'.repeat(missing) + self.slice(sign.length);
  }),
  find: find('find', false, false),
  rfind: find('rfind', true, false),
  index: find('index', false, true),
  rindex: find('rindex', true, true),
  count: row('sub, start=None, end=None, /', (self, bound, machine) => {
    const sub = textArgument(bound, 'sub', 'count', 1, machine);
    const [text] = range(self, bound, machine);
    return BigInt(sub === '' ? characterLength(text) + 1 : allIndices(text, sub, false).length);
  }),
  startswith: affix('startswith', (text, part) => text.startsWith(part)),
  endswith: affix('endswith', (text, part) => text.endsWith(part)),
  removeprefix: row('prefix, /', (self, bound, machine) => {
    const prefix = textArgument(bound, 'prefix', 'removeprefix', 1, machine);
    return self.startsWith(prefix) ? self.slice(prefix.length) : self;
  }),
  removesuffix: row('suffix, /', (self, bound, machine) => {
    const suffix = textArgument(bound, 'suffix', 'removesuffix', 1, machine);
    return suffix !== '' && self.endsWith(suffix) ? self.slice(0, -suffix.length) : self;
  }),
  split: row('sep=None, maxsplit=-1', (self, bound, machine) => split(self, bound, machine, false)),
  rsplit: row('sep=None, maxsplit=-1', (self, bound, machine) => split(self, bound, machine, true)),
  splitlines: row('keepends=False', (self, bound) => {
    const keepsEnds = bound.get('keepends');
    return new PythonList(lines(self, keepsEnds === true || keepsEnds === 1n));
  }),
  partition: partition(false),
  rpartition: partition(true),
  replace: row('old, new, count=-1, /', replace),
  join: ['iterable, /', join as Row[1]],
  format: ['*args, **kwargs', (self, bound, machine) => formatMethod(self, bound.rest, bound.keywords, machine)],
  format_map: ['mapping, /', (self, bound, machine) => formatMap(self, bound.get('mapping'), machine)],
  isdigit: test(/^[\p{Nd}\u00b2\u00b3\u00b9\u2070-\u2079\u2080-\u2089]+$/u),
  isdecimal: test(/^\p{Nd}+$/u),
  isnumeric: test(/^\p{N}+$/u),
  isalpha: test(/^\p{L}+$/u),
  isalnum: test(/^[\p{L}\p{N}]+$/u),
  isspace: test(isSpace),
  isidentifier: test(/^[\p{ID_Start}_]\p{ID_Continue}*$/u),
  isascii: row('', (self) => [...self].every((unit) => unit.charCodeAt(0) < 128)),
  isprintable: row('', (self) => !/[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u.test(self)),
  isupper: row('', (self) => isUpper(self)),
  islower: row('', (self) => isLower(self)),
  istitle: row('', (self) => /\p{L}/u.test(self) && title(self) === self),
  expandtabs: row('tabsize=8', (self, bound, machine) => {
    const size = toIndex(bound.get('tabsize'), machine);
    let column = 0;
    return [...self]
      .map((unit) => {
        if (unit === '\t') {
          const width = size > 0 ? size - (column % size) : 0;
          column += width;
          return ' '.repeat(Math.min(width, 10_000));
        }
        column = unit === '\n' || unit === '\r' ? 0 : column + 1;
        return unit;
      })
      .join('');
  }),
  translate: row('table, /', (self, bound) => {
    const table = bound.get('table');
    if (!(table instanceof PythonDictionary)) return new Unknown('str.translate with this table');
    const translated = (unit: string): string => {
      const found = table.get(BigInt(unit.codePointAt(0) ?? 0));
      if (found === undefined) return unit;
      if (found === null) return '';
      return typeof found === 'bigint' ? String.fromCodePoint(Number(found)) : String(found);
    };
    return resumable(() => mapCharacters(self, translated));
  }),
  encode: row("encoding='utf-8', errors='strict'", (self, bound) => {
    const data = encode(self, String(bound.get('encoding')), String(bound.get('errors')));
    return data instanceof Unknown ? data : new PythonBytes(data);
  }),
};
