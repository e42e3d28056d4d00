import { isFloat } from '../../../tensor/rounding';
import type { Tensor } from '../../../tensor/tensor';
import { errorsOf, toArray } from '../../../tensor/view';
import { PythonDictionary } from '../../objects/dictionary';
import { PythonList } from '../../objects/list';
import { PythonTuple } from '../../objects/tuple';
import { finish, Instance, type Machine, Unknown, type Value } from '../../values';
import { decline } from '../declined';
import { integer } from './convert';
import type { Row } from './table';
import { doubt, isTensor, StringTensor } from './tensor';

/** tf.print: its own texts of tensors (core/framework/tensor.cc SummarizeValue, python/ops/logging_ops.py). */

/** C's `%.Ng`. */
function general(x: number, digits: number): string {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? 'nan' : x > 0 ? 'inf' : '-inf';
  if (x === 0) return Object.is(x, -0) ? '-0' : '0';
  const [mantissa = '', power = '0'] = x.toExponential(digits - 1).split('e');
  const exponent = Number(power);
  const bare = (text: string) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);
  if (exponent >= -4 && exponent < digits) return bare(x.toFixed(digits - 1 - exponent));
  return `${bare(mantissa)}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

/** Few digits where they read back as the same number, else enough (strings::FloatToBuffer, DoubleToBuffer). */
function floatText(x: number, dtype: Tensor['dtype']): string {
  const [few, enough] = dtype === 'float64' ? [15, 17] : [6, 9];
  const short = general(x, few);
  const same = dtype === 'float64' ? Number(short) === x : Math.fround(Number(short)) === x;
  return same || !Number.isFinite(x) ? short : general(x, enough);
}

function tensorText(t: Tensor, edge: number, axis = 0, offset = 0): string {
  const values = toArray(t);
  const word = (x: number) => (isFloat(t.dtype) ? floatText(x, t.dtype) : String(x));
  if (axis === t.shape.length) return word(values[offset] ?? 0);
  const extent = t.shape[axis] ?? 0;
  const step = t.shape.slice(axis + 1).reduce((product, size) => product * size, 1);
  const items = Array.from({ length: extent }, (_, i) => tensorText(t, edge, axis + 1, offset + i * step));
  const shown = extent > 2 * edge ? [...items.slice(0, edge), '...', ...items.slice(-edge)] : items;
  const depth = t.shape.length - 1 - axis;
  return `[${shown.join(depth === 0 ? ' ' : '\n'.repeat(depth) + ' '.repeat(axis + 1))}]`;
}

type Shown = { text: string; approximate: boolean } | Unknown;

/** A list, tuple or dictionary as Python writes it, its tensors in tf.print's own texts. */
function* structureText(
  value: PythonList | PythonTuple | PythonDictionary,
  edge: number,
  machine: Machine,
): Generator<void, Shown> {
  let approximate = false;
  const part = function* (item: Value, plain: boolean): Generator<void, string | Unknown> {
    const nested = item instanceof PythonList || item instanceof PythonTuple || item instanceof PythonDictionary;
    const text =
      plain && !isTensor(item) && !nested ? yield* finish(machine.repr(item)) : yield* textOf(item, edge, machine);
    if (text instanceof Unknown) return text;
    approximate ||= text.approximate;
    return text.text;
  };
  const parts: string[] = [];
  for (const item of value instanceof PythonDictionary
    ? value.entries.values()
    : value.items.map((each) => [null, each] as const)) {
    const [key, content] = item;
    const text = yield* part(content, true);
    if (text instanceof Unknown) return text;
    if (value instanceof PythonDictionary) {
      const name = yield* part(key, true);
      if (name instanceof Unknown) return name;
      parts.push(`${name}: ${text}`);
    } else parts.push(text);
  }
  const body = parts.join(', ');
  if (value instanceof PythonList) return { text: `[${body}]`, approximate };
  if (value instanceof PythonDictionary) return { text: `{${body}}`, approximate };
  return { text: `(${body}${parts.length === 1 ? ',' : ''})`, approximate };
}

function* textOf(
  value: Value,
  edge: number,
  machine: Machine,
): Generator<void, { text: string; approximate: boolean } | Unknown> {
  if (value instanceof StringTensor) {
    const text = value.texts
      ? `[${value.texts.map((each) => JSON.stringify(each)).join(' ')}]`
      : JSON.stringify(value.text);
    return (value.texts?.length ?? 0) > 6
      ? new Unknown('a long tensor of strings is not evaluated')
      : { text, approximate: false };
  }
  if (isTensor(value)) {
    const unknown = doubt(value.tensor, machine);
    return unknown ?? { text: tensorText(value.tensor, edge), approximate: errorsOf(value.tensor) !== undefined };
  }
  if (value instanceof PythonList || value instanceof PythonTuple || value instanceof PythonDictionary)
    return yield* structureText(value, edge, machine);
  return yield* finish(machine.str(value));
}

function* print(
  values: readonly Value[],
  separator: string,
  end: string,
  edge: number,
  machine: Machine,
): Generator<void, Value> {
  const parts: string[] = [];
  let approximate = false;
  for (const value of values) {
    const text = yield* textOf(value, edge, machine);
    if (text instanceof Unknown) return text;
    parts.push(text.text);
    approximate ||= text.approximate;
  }
  machine.write({ text: parts.join(separator) + end, approximate });
  return null;
}

/** tf.print: to stderr unless it is given sys.stdout. */
export const printRows: readonly Row[] = [
  [
    'print',
    "(*inputs, output_stream=None, summarize=None, sep=' ', end=None, name=None)",
    function* (bound, machine) {
      const stream = bound.get('output_stream');
      if (stream === null) return null;
      const name = stream instanceof Instance ? stream.attributes.get('stream') : undefined;
      if (name !== 'stdout') return name === 'stderr' ? null : decline('this output stream is not evaluated');
      const given = bound.get('summarize') === null ? 3 : integer(bound.get('summarize'), 'summarize');
      const edge = given === -1 ? Number.POSITIVE_INFINITY : given;
      const [separator, end] = [bound.get('sep'), bound.get('end')];
      return yield* print(
        bound.rest,
        typeof separator === 'string' ? separator : ' ',
        typeof end === 'string' ? end : '\n',
        edge,
        machine,
      );
    },
  ],
];
