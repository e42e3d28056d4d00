import { scalar } from '../../../tensor/create';
import { doubtOf } from '../../../tensor/doubt';
import { array2string, numpyRepr, numpyStr } from '../../../tensor/printing/numpy';
import type { Tensor } from '../../../tensor/tensor';
import { errorsOf, toArray } from '../../../tensor/view';
import { formatPrimitive } from '../../text/format';
import { type Evaluation, type Machine, type Result, type Text, Unknown, type Value } from '../../values';
import { type NumpyArray, NumpyScalar, pythonNumber } from './array';
import { guard } from './convert';
import { formatterFor, optionsIn } from './printing';

/** A text, unless the elements cannot be shown even as approximate. */
export const known = (t: Tensor, text: () => Text): Text | Unknown => {
  const doubt = doubtOf(t);
  return doubt === undefined ? guard(text) : new Unknown(doubt);
};

/** An array's text, its elements through the formatter that the print options may hold. */
export function printed(self: NumpyArray, how: 'str' | 'repr', machine: Machine): Result<Text | Unknown> {
  const { tensor } = self;
  const write = (words?: readonly string[]) =>
    known(tensor, () => {
      const options = optionsIn(machine);
      if (how === 'repr') return numpyRepr(tensor, options, words);
      return words === undefined || tensor.shape.length === 0
        ? numpyStr(tensor, options)
        : array2string(tensor, { options, words });
    });
  const formatter = formatterFor(tensor.dtype, machine);
  return formatter === undefined ? write() : formatted(tensor, formatter, machine, write);
}

function* formatted(
  t: Tensor,
  formatter: Value,
  machine: Machine,
  write: (words: readonly string[]) => Text | Unknown,
): Evaluation<Text | Unknown> {
  const words = yield* wordsOf(t, formatter, optionsIn(machine).threshold, machine);
  if (words instanceof Unknown) return words;
  const text = write(words);
  return text instanceof Unknown ? text : { text: text.text, approximate: false };
}

/** The elements' texts as a Python function writes them. */
export function* wordsOf(
  t: Tensor,
  formatter: Value,
  threshold: number,
  machine: Machine,
): Evaluation<readonly string[] | Unknown> {
  if (t.size > threshold) return new Unknown('a summary through a formatter is not evaluated');
  const [values, errors] = [toArray(t), errorsOf(t)];
  const words: string[] = [];
  for (let i = 0; i < values.length; i++) {
    const element = new NumpyScalar(scalar(values[i] ?? 0, t.dtype, errors?.[i] ?? 0));
    const word = yield* machine.str(yield* machine.callWith(formatter, element));
    if (word instanceof Unknown) return word;
    if (word.approximate) return new Unknown('a formatted digit may differ between processors');
    words.push(word.text);
  }
  return words;
}

/** `format` of the one element. */
export function formatScalar(t: Tensor, specification: string, machine: Machine): Text | Unknown {
  const value = pythonNumber(toArray(t)[0] ?? 0, errorsOf(t)?.[0] ?? 0, t.dtype);
  if (value instanceof Unknown) return value;
  return formatPrimitive(value, specification, machine);
}
