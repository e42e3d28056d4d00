import type { Dtype } from '../dtype';
import { isFloat } from '../rounding';
import { sizeOf } from '../shape';
import type { Tensor } from '../tensor';
import { errorsOf, toArray } from '../view';
import { type FloatFormat, formatFloats } from './numpyFloats';
import { generalText, scalarText } from './shortest';
import type { PrintedText } from './text';

/** What `numpy.set_printoptions` sets. */
export interface NumpyPrintOptions {
  readonly precision: number;
  readonly threshold: number;
  readonly edgeitems: number;
  readonly linewidth: number;
  readonly suppress: boolean;
  readonly nanstr: string;
  readonly infstr: string;
  readonly sign: '-' | '+' | ' ';
  readonly floatmode: 'fixed' | 'unique' | 'maxprec' | 'maxprec_equal';
}

export const numpyDefaults: NumpyPrintOptions = {
  precision: 8,
  threshold: 1000,
  edgeitems: 3,
  linewidth: 75,
  suppress: false,
  nanstr: 'nan',
  infstr: 'inf',
  sign: '-',
  floatmode: 'maxprec',
};

/** How an array's text is laid out: what separates elements, what stands before and after it on its lines. */
export interface NumpyLayout {
  readonly options?: NumpyPrintOptions;
  readonly separator?: string;
  readonly prefix?: string;
  readonly suffix?: string;
  /** The elements' own texts, in row-major order, where a formatter was given. */
  readonly words?: readonly string[];
}

/** `str(array)`: as `numpy.array_str`; a 0-d array like its scalar. */
export function numpyStr(t: Tensor, options: NumpyPrintOptions = numpyDefaults): PrintedText {
  return t.shape.length === 0 ? numpyScalarStr(t) : array2string(t, { options });
}

/** `str` of the scalar that a 0-d array holds. */
export function numpyScalarStr(t: Tensor): PrintedText {
  const x = toArray(t)[0] ?? 0;
  const error = errorsOf(t)?.[0] ?? 0;
  return { text: elementText(x, t.dtype), approximate: error > 0 };
}

/** `str` of one element on its own: shortest digits for floats, ml_dtypes' six for bfloat16. */
export function elementText(x: number, dtype: Dtype): string {
  if (dtype === 'bfloat16') return generalText(x);
  return isFloat(dtype) || dtype === 'bool' ? scalarText(x, dtype) : String(BigInt(x));
}

/** `repr(array)`: `array([...], dtype=...)` as `numpy.array_repr`. */
export function numpyRepr(
  t: Tensor,
  options: NumpyPrintOptions = numpyDefaults,
  words?: readonly string[],
): PrintedText {
  const prefix = 'array(';
  const layout: NumpyLayout = { options, separator: ', ', prefix, suffix: ')', ...(words && { words }) };
  const { text, approximate } = array2string(t, layout);
  const extras: string[] = [];
  const isPlainEmpty = t.size === 0 && t.shape.length === 1;
  if ((t.size === 0 && !isPlainEmpty) || t.size > options.threshold) {
    extras.push(`shape=(${t.shape.join(', ')}${t.shape.length === 1 ? ',' : ''})`);
  }
  const isImplied = t.dtype === 'float64' || t.dtype === 'int64' || t.dtype === 'bool';
  if (!isImplied || t.size === 0) extras.push(`dtype=${t.dtype}`);
  if (extras.length === 0) return { text: `${prefix}${text})`, approximate };
  const start = `${prefix}${text},`;
  const end = `${extras.join(', ')})`;
  const lastLine = start.length - (start.lastIndexOf('\n') + 1);
  const spacer = lastLine + end.length + 1 > options.linewidth ? `\n${' '.repeat(prefix.length)}` : ' ';
  return { text: start + spacer + end, approximate };
}

/** `numpy.array2string` (numpy/_core/arrayprint.py of NumPy 2). */
export function array2string(t: Tensor, layout: NumpyLayout = {}): PrintedText {
  const { options = numpyDefaults, separator = ' ', prefix = '', suffix = '', words } = layout;
  if (t.size === 0) return { text: '[]', approximate: false };
  const summarise = t.size > options.threshold;
  const values = toArray(t);
  const errors = errorsOf(t);
  const shown = summarise ? cornerPlaces(t.shape, options.edgeitems) : [...values.keys()];
  const bounds = shown.map((i) => errors?.[i] ?? 0);
  const format = formatter(
    t.dtype,
    shown.map((i) => values[i] ?? 0),
    bounds,
    t.shape.length === 0,
    options,
  );
  const word = words === undefined ? (i: number) => format.format(values[i] ?? 0) : (i: number) => words[i] ?? '';
  const width = options.linewidth - suffix.length;
  const indent = ' '.repeat(prefix.length + 1);
  const rows: Rows = { shape: t.shape, word, separator, summarise, edge: options.edgeitems };
  return {
    text: formatRows(rows, 0, 0, indent, width),
    approximate: words === undefined ? format.approximate : errors !== undefined,
  };
}

function formatter(
  dtype: Dtype,
  shown: readonly number[],
  bounds: readonly number[],
  isScalar: boolean,
  options: NumpyPrintOptions,
): FloatFormat {
  const approximate = bounds.some((error) => error > 0);
  if (dtype === 'bool') return { format: (x) => (x === 0 ? 'False' : isScalar ? 'True' : ' True'), approximate };
  if (dtype === 'bfloat16') return { format: generalText, approximate };
  if (isFloat(dtype)) return formatFloats(shown, bounds, dtype, options);
  const written = (x: number) => (options.sign === '+' && x >= 0 ? '+' : '') + String(BigInt(x));
  const largest = shown.reduce((a, b) => Math.max(a, b));
  const least = shown.reduce((a, b) => Math.min(a, b));
  const space = options.sign === ' ' && least >= 0 ? 1 : 0;
  const width = Math.max(written(largest).length + space, written(least).length);
  return { format: (x) => written(x).padStart(width), approximate };
}

/** Row-major places of the elements at the corners that a summary keeps. */
function cornerPlaces(shape: readonly number[], edge: number): number[] {
  let places = [0];
  shape.forEach((extent, axis) => {
    const step = sizeOf(shape.slice(axis + 1));
    const all = [...Array(extent).keys()];
    const kept = extent > 2 * edge ? [...all.slice(0, edge), ...all.slice(extent - edge)] : all;
    places = places.flatMap((place) => kept.map((i) => place + i * step));
  });
  return places;
}

interface Rows {
  readonly shape: readonly number[];
  readonly word: (i: number) => string;
  readonly separator: string;
  readonly summarise: boolean;
  readonly edge: number;
}

function formatRows(rows: Rows, axis: number, start: number, indent: string, width: number): string {
  const { shape, separator, edge } = rows;
  const extent = shape[axis];
  if (extent === undefined) return rows.word(start);
  const left = shape.length - axis;
  const cut = rows.summarise && 2 * edge < extent;
  const step = sizeOf(shape.slice(axis + 1));
  const first = [...Array(cut ? edge : 0).keys()];
  const last = [...Array(cut ? edge : extent).keys()].map((i) => extent - (cut ? edge : extent) + i);
  const part = (i: number) => formatRows(rows, axis + 1, start + i * step, `${indent} `, width - 1);
  const separatorWidth = separator.trimEnd().length;
  if (left > 1) {
    const join = separator.trimEnd() + '\n'.repeat(left - 1) + indent;
    return `[${[...first.map(part), ...(cut ? ['...'] : []), ...last.map(part)].join(join)}]`;
  }
  const room = width - Math.max(separatorWidth, 1);
  let text = '';
  let line = indent;
  const extend = (word: string) => {
    if (line.length + word.length > room && line.length > indent.length) {
      text += `${line.trimEnd()}\n`;
      line = indent;
    }
    line += word;
  };
  const words = [...first.map(part), ...(cut ? ['...'] : []), ...last.map(part)];
  words.forEach((word, i) => {
    extend(word);
    if (i < words.length - 1) line += separator;
  });
  return `[${(text + line).slice(indent.length)}]`;
}
