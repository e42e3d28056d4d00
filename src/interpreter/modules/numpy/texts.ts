import { array2string, numpyDefaults } from '../../../tensor/printing/numpy';
import { sizeOf } from '../../../tensor/shape';
import { Tensor } from '../../../tensor/tensor';
import { errorsOf, toArray } from '../../../tensor/view';
import { PythonList } from '../../objects/list';
import { PythonTuple } from '../../objects/tuple';
import { escapeText } from '../../text/escape';
import { PythonObject, PythonType, type Text, Unknown, type Value } from '../../values';

/** An array of texts. */
export class NumpyTexts extends PythonObject {
  get type(): PythonType {
    return textsType;
  }
  constructor(
    readonly words: readonly string[],
    readonly shape: readonly number[],
  ) {
    super();
  }
}

function printed(self: NumpyTexts, separator: string, prefix: string, suffix: string): Text {
  const t = Tensor.of('bool', [...self.shape], new Float64Array(self.words.length));
  return array2string(t, {
    options: numpyDefaults,
    separator,
    prefix,
    suffix,
    words: self.words.map((word) => escapeText(word)),
  });
}

/** The part at one index of the first axis. */
function part(self: NumpyTexts, index: number): Value {
  const step = sizeOf(self.shape.slice(1));
  const words = self.words.slice(index * step, (index + 1) * step);
  return self.shape.length === 1 ? (words[0] ?? '') : new NumpyTexts(words, self.shape.slice(1));
}

const textsType: PythonType = new PythonType('ndarray', 'numpy', [], {
  str: (self: NumpyTexts) => printed(self, ' ', '', ''),
  repr: (self: NumpyTexts) => {
    const width = self.words.reduce((longest, word) => Math.max(longest, [...word].length), 1);
    return { text: `array(${printed(self, ', ', 'array(', ')').text}, dtype='<U${width}')`, approximate: false };
  },
  binary: () => new Unknown('arithmetic of an array of texts is not evaluated'),
  compare: () => new Unknown('a comparison of an array of texts is not evaluated'),
  length: (self: NumpyTexts) => self.shape[0] ?? 0,
  iterate: (self: NumpyTexts) => {
    let i = 0;
    return { next: () => (i < (self.shape[0] ?? 0) ? part(self, i++) : undefined) };
  },
  getItem: (self: NumpyTexts, key, machine) => {
    if (typeof key !== 'bigint') return new Unknown('this index into an array of texts is not evaluated');
    const extent = self.shape[0] ?? 0;
    const index = Number(key) < 0 ? Number(key) + extent : Number(key);
    if (index < 0 || index >= extent) {
      return machine.raise('IndexError', `index ${key} is out of bounds for axis 0 with size ${extent}`);
    }
    return part(self, index);
  },
  getAttribute: (self: NumpyTexts, name) => {
    if (name === 'shape') return new PythonTuple(self.shape.map(BigInt));
    if (name === 'size') return BigInt(self.words.length);
    return name === 'ndim' ? BigInt(self.shape.length) : new Unknown(`${name} of an array of texts is not evaluated`);
  },
});

/** `np.where(condition, "on", "off")`. */
export function textArray(condition: Tensor, yes: string, no: string): Value {
  if (errorsOf(condition) !== undefined)
    return new Unknown('a condition depends on digits that differ between processors');
  return new NumpyTexts(
    Array.from(toArray(condition), (x) => (x === 0 ? no : yes)),
    condition.shape,
  );
}

/** Nested lists of texts as an array; undefined when they are anything else. */
export function textsFrom(value: Value): NumpyTexts | undefined {
  if (!(value instanceof PythonList || value instanceof PythonTuple)) return undefined;
  const words = [...value.items].filter((item) => typeof item === 'string');
  return words.length === value.items.length && words.length > 0 ? new NumpyTexts(words, [words.length]) : undefined;
}
