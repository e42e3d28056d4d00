import { exponential, fixed } from '../../numeric/decimal';
import type { Dtype } from '../dtype';
import { isFloat } from '../rounding';
import { sizeOf } from '../shape';
import type { Tensor } from '../tensor';
import { errorsOf, toArray } from '../view';
import type { PrintedText } from './text';

/** What `torch.set_printoptions` sets. */
export interface TorchPrintOptions {
  readonly precision: number;
  readonly threshold: number;
  readonly edgeitems: number;
  readonly linewidth: number;
  readonly sciMode: boolean | undefined;
}

const byDefault: TorchPrintOptions = { precision: 4, threshold: 1000, edgeitems: 3, linewidth: 80, sciMode: undefined };

/** The profiles `set_printoptions(profile=...)` knows. */
export const torchProfiles: Readonly<Record<string, TorchPrintOptions>> = {
  default: byDefault,
  short: { ...byDefault, precision: 2, edgeitems: 2 },
  full: { ...byDefault, threshold: Number.POSITIVE_INFINITY },
};

/** What is printed around the numbers. */
export interface TorchSurroundings {
  readonly options?: TorchPrintOptions;
  readonly defaultDtype?: Dtype;
  /** The autograd node's name, `MulBackward0`. */
  readonly gradFn?: string;
  readonly requiresGrad?: boolean;
}

/** `repr(tensor)` as torch/_tensor_str.py gives it. */
export function torchText(t: Tensor, surroundings: TorchSurroundings = {}): PrintedText {
  const { options = byDefault, defaultDtype = 'float32', gradFn, requiresGrad } = surroundings;
  const prefix = 'tensor(';
  const suffixes: string[] = [];
  const empty = t.size === 0;
  const size = `size=(${t.shape.join(', ')}${t.shape.length === 1 ? ',' : ''})`;
  if (empty ? t.shape.length !== 1 : options.edgeitems === 0) suffixes.push(size);
  const hasDefaultDtype = t.dtype === defaultDtype || (!empty && (t.dtype === 'int64' || t.dtype === 'bool'));
  if (!hasDefaultDtype) suffixes.push(`dtype=torch.${t.dtype}`);
  if (gradFn !== undefined) suffixes.push(`grad_fn=<${gradFn.replace(/^.*::/, '')}>`);
  else if (requiresGrad) suffixes.push('requires_grad=True');
  const body = empty ? { text: '[]', approximate: false } : contents(t, prefix.length, options);
  return { text: withSuffixes(prefix + body.text, suffixes, prefix.length, options), approximate: body.approximate };
}

function withSuffixes(start: string, suffixes: readonly string[], indent: number, options: TorchPrintOptions): string {
  let text = start;
  let lastLine = start.length - start.lastIndexOf('\n') + 1;
  for (const suffix of suffixes) {
    if (lastLine + suffix.length + 2 > options.linewidth) {
      text += `,\n${' '.repeat(indent)}${suffix}`;
      lastLine = indent + suffix.length;
    } else {
      text += `, ${suffix}`;
      lastLine += suffix.length + 2;
    }
  }
  return `${text})`;
}

interface Formatter {
  readonly width: number;
  readonly format: (x: number) => string;
}

function contents(t: Tensor, indent: number, options: TorchPrintOptions): PrintedText {
  const summarise = t.size > options.threshold;
  const values = toArray(t);
  const errors = errorsOf(t);
  const shown = summarise ? shownPlaces(t.shape, options.edgeitems) : [...values.keys()];
  const formatter = formatterFor(
    t.dtype,
    shown.map((i) => values[i] ?? 0),
    options,
  );
  const text = nested(t.shape, 0, 0, indent, summarise, formatter, values, options);
  const bound = (i: number) => errors?.[i] ?? 0;
  const approximate =
    errors !== undefined &&
    (modeIsOpen(
      shown.map((i) => [values[i] ?? 0, bound(i)]),
      options,
    ) ||
      shown.some((i) => bound(i) > 0 && moves(values[i] ?? 0, bound(i), formatter.format)));
  return { text, approximate };
}

/** Whether an error could change how a number is written, the notation given. */
const moves = (x: number, error: number, format: (x: number) => string): boolean =>
  format(x - error) !== format(x) || format(x + error) !== format(x);

/** Row-major places of the elements that a summary looks at. */
function shownPlaces(shape: readonly number[], edge: number): number[] {
  let places = [0];
  shape.forEach((extent, axis) => {
    const step = sizeOf(shape.slice(axis + 1));
    const all = [...Array(extent).keys()];
    const kept = extent > 2 * edge ? [...all.slice(0, edge), ...(edge > 0 ? all.slice(-edge) : [])] : all;
    places = places.flatMap((place) => kept.map((i) => place + i * step));
  });
  return places;
}

/** Whether the error bounds leave open which notation the numbers get. */
function modeIsOpen(numbers: readonly (readonly [number, number])[], options: TorchPrintOptions): boolean {
  const finite = numbers.filter(([x, error]) => Number.isFinite(x) && (x !== 0 || error > 0));
  if (finite.some(([x, error]) => error >= Math.abs(x))) return true;
  const isWhole = finite.every(([x, error]) => error === 0 && Number.isInteger(x));
  const isFractional = finite.some(([x, error]) => Math.ceil(x - error) > x + error);
  if (!isWhole && !isFractional) return true;
  const low = finite.map(([x, error]) => Math.abs(x) - error);
  const high = finite.map(([x, error]) => Math.abs(x) + error);
  const [smallest, largest] = [least(low), greatest(low)];
  const [smallestHigh, largestHigh] = [least(high), greatest(high)];
  if (options.sciMode !== undefined) return false;
  return scientific(smallest, largestHigh) !== scientific(smallestHigh, largest);
}

const least = (numbers: readonly number[]): number =>
  numbers.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
const greatest = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.max(a, b), 0);

const scientific = (min: number, max: number): boolean => max / min > 1000 || max > 1e8 || min < 1e-4;

function formatterFor(dtype: Dtype, numbers: readonly number[], options: TorchPrintOptions): Formatter {
  if (!isFloat(dtype)) {
    const plain = dtype === 'bool' ? (x: number) => (x === 0 ? 'False' : 'True') : (x: number) => String(BigInt(x));
    return aligned(widest(numbers.map(plain), 1), plain);
  }
  const finite = numbers.filter((x) => Number.isFinite(x) && x !== 0);
  const magnitudes = finite.map(Math.abs);
  const isWhole = finite.every(Number.isInteger);
  const isScientific = finite.length > 0 && (options.sciMode ?? scientific(least(magnitudes), greatest(magnitudes)));
  if (isScientific) {
    const format = (x: number) => exponential(x, options.precision);
    return aligned(widest(finite.map(format), 1), format);
  }
  const format = isWhole
    ? (x: number) => fixed(x, 0) + (Number.isFinite(x) ? '.' : '')
    : (x: number) => fixed(x, options.precision);
  return aligned(widest(finite.map(format), 1), format);
}

const widest = (texts: readonly string[], least: number): number =>
  texts.reduce((width, text) => Math.max(width, text.length), least);

const aligned = (width: number, format: (x: number) => string): Formatter => ({
  width,
  format: (x) => format(x).padStart(width),
});

function nested(
  shape: readonly number[],
  axis: number,
  start: number,
  indent: number,
  summarise: boolean,
  formatter: Formatter,
  values: Float64Array,
  options: TorchPrintOptions,
): string {
  const extent = shape[axis];
  if (extent === undefined) return formatter.format(values[start] ?? 0);
  const remaining = shape.length - axis;
  const edge = options.edgeitems;
  const cut = summarise && extent > 2 * edge;
  const step = sizeOf(shape.slice(axis + 1));
  const part = (i: number) =>
    nested(shape, axis + 1, start + i * step, indent + 1, summarise, formatter, values, options);
  const indices = cut ? [...Array(edge).keys()] : [...Array(extent).keys()];
  const tail = cut ? indices.map((i) => extent - edge + i) : [];
  if (remaining > 1) {
    const parts = [...indices.map(part), ...(cut ? ['...'] : []), ...tail.map(part)];
    return `[${parts.join(`,${'\n'.repeat(remaining - 1)}${' '.repeat(indent + 1)}`)}]`;
  }
  const dots = edge === 0 ? '...' : ' ...';
  const data = summarise && edge === 0 ? [dots] : [...indices.map(part), ...(cut ? [dots] : []), ...tail.map(part)];
  const perLine = Math.max(1, Math.floor((options.linewidth - indent) / (formatter.width + 2)));
  const lines: string[] = [];
  for (let i = 0; i < data.length; i += perLine) lines.push(data.slice(i, i + perLine).join(', '));
  return `[${lines.join(`,\n${' '.repeat(indent + 1)}`)}]`;
}
