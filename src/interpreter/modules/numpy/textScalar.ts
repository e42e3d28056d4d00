import { getAttribute } from '../../attributes';
import type { Interpreter } from '../../machine';
import { binary } from '../../operators/binary';
import { compare } from '../../operators/compare';
import { contains } from '../../operators/contains';
import { getItem } from '../../operators/item';
import { escapeText } from '../../text/escape';
import { formatPrimitive } from '../../text/format';
import { PythonObject, PythonType, type Value } from '../../values';

/** `numpy.str_`: a str that shows its type. */
export class NumpyText extends PythonObject {
  get type(): PythonType {
    return textType;
  }
  constructor(readonly word: string) {
    super();
  }
}

/** The text that a str or a NumPy text holds. */
export const wordOf = (value: Value): string | undefined =>
  typeof value === 'string' ? value : value instanceof NumpyText ? value.word : undefined;

const plain = (value: Value): Value => wordOf(value) ?? value;

const textType: PythonType = new PythonType('str_', 'numpy', [], {
  str: (self: NumpyText) => ({ text: self.word, approximate: false }),
  repr: (self: NumpyText) => ({ text: `np.str_(${escapeText(self.word)})`, approximate: false }),
  format: (self: NumpyText, specification, machine) => formatPrimitive(self.word, specification, machine),
  number: (self: NumpyText) => self.word,
  truth: (self: NumpyText) => self.word !== '',
  length: (self: NumpyText) => [...self.word].length,
  binary: (operator, self: NumpyText, other, reflected, machine) =>
    reflected
      ? binary(operator, plain(other), self.word, machine as Interpreter)
      : binary(operator, self.word, plain(other), machine as Interpreter),
  compare: (operator, self: NumpyText, other, machine) =>
    compare(operator, self.word, plain(other), machine as Interpreter),
  contains: (self: NumpyText, item, machine) =>
    contains(self.word, plain(item), false, machine as Interpreter) as boolean,
  getItem: (self: NumpyText, key, machine) => getItem(self.word, key, machine as Interpreter),
  getAttribute: (self: NumpyText, name, machine) => getAttribute(self.word, name, machine as Interpreter),
});
