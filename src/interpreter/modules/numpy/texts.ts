import { cast } from '../../../tensor/cast';
import { getIndex, IndexFailure } from '../../../tensor/index';
import { array2string, numpyDefaults } from '../../../tensor/printing/numpy';
import { sizeOf } from '../../../tensor/shape';
import { Tensor } from '../../../tensor/tensor';
import { errorsOf, toArray } from '../../../tensor/view';
import { PythonList } from '../../objects/list';
import { PythonTuple } from '../../objects/tuple';
import { escapeText } from '../../text/escape';
import { Builtin, type Machine, PythonObject, PythonType, type Text, Unknown, type Value } from '../../values';
import { decline } from '../declined';
import { NumpyArray } from './array';
import { guard } from './convert';
import { dtypeOf } from './dtypes';
import { indicesOf, raiseFailure } from './subscript';
import { NumpyText, wordOf } from './textScalar';

/** An array of texts. */
export class NumpyTexts extends PythonObject {
  get type(): PythonType {
    return textsType;
  }
  constructor(
    readonly words: readonly string[],
    readonly shape: readonly number[],
    /** Characters that fit, which a part of an array keeps. */
    readonly width: number = words.reduce((longest, word) => Math.max(longest, [...word].length), 1),
  ) {
    super();
  }
}

function printed(self: NumpyTexts, separator: string, prefix: string, suffix: string): Text {
  const t = Tensor.of('bool', [...self.shape], new Float64Array(self.words.length));
  const quoted = self.words.map((word) => escapeText(word));
  return array2string(t, {
    options: numpyDefaults,
    separator,
    prefix,
    suffix,
    words: quoted,
  });
}

/** The part at one index of the first axis. */
function part(self: NumpyTexts, index: number): Value {
  const step = sizeOf(self.shape.slice(1));
  const words = self.words.slice(index * step, (index + 1) * step);
  return self.shape.length === 1
    ? new NumpyText(words[0] ?? '')
    : new NumpyTexts(words, self.shape.slice(1), self.width);
}

/** The part that a subscript names, followed on the places of the texts. */
function picked(self: NumpyTexts, key: Value, machine: Machine): Value {
  const places = Tensor.of('int64', [...self.shape], Float64Array.from(self.words.keys()));
  const found = getIndex(places, indicesOf(key, machine), 'broadcast');
  if (found instanceof IndexFailure) return raiseFailure(found, machine);
  const words = Array.from(toArray(found), (place) => self.words[place] ?? '');
  return found.shape.length === 0 ? new NumpyText(words[0] ?? '') : new NumpyTexts(words, found.shape, self.width);
}

/** The numbers that the texts write. */
function numbersOf(self: NumpyTexts, wanted: Value, machine: Machine): Value {
  const dtype = dtypeOf(wanted, machine);
  if (dtype === undefined || !/^(float64|float32|int64)$/.test(dtype))
    return decline('texts as this dtype are not evaluated');
  const pattern = dtype === 'int64' ? /^\s*[+-]?\d{1,15}\s*$/ : /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i;
  if (!self.words.every((word) => pattern.test(word))) return decline('these texts as numbers are not evaluated');
  return new NumpyArray(cast(Tensor.of('float64', [...self.shape], Float64Array.from(self.words, Number)), dtype));
}

const nested = (self: NumpyTexts): Value =>
  new PythonList(
    Array.from({ length: self.shape[0] ?? 0 }, (_, i) => {
      const inner = part(self, i);
      return inner instanceof NumpyTexts ? nested(inner) : inner instanceof NumpyText ? inner.word : inner;
    }),
  );

const textsDtype = (self: NumpyTexts): Value => new TextsDtype(`<U${self.width}`);

class TextsDtype extends PythonObject {
  get type(): PythonType {
    return textsDtypeType;
  }
  constructor(readonly name: string) {
    super();
  }
}

const textsDtypeType = new PythonType('dtype', 'numpy', [], {
  str: (self: TextsDtype) => ({ text: self.name, approximate: false }),
  repr: (self: TextsDtype) => ({ text: `dtype('${self.name}')`, approximate: false }),
});

const textsType: PythonType = new PythonType('ndarray', 'numpy', [], {
  str: (self: NumpyTexts) => printed(self, ' ', '', ''),
  repr: (self: NumpyTexts) => ({
    text: `array(${printed(self, ', ', 'array(', ')').text}, dtype='<U${self.width}')`,
    approximate: false,
  }),
  binary: () => new Unknown('arithmetic of an array of texts is not evaluated'),
  compare: (operator, self: NumpyTexts, other) => {
    if ((typeof other !== 'string' && !(other instanceof NumpyText)) || (operator !== '==' && operator !== '!='))
      return new Unknown('this comparison of an array of texts is not evaluated');
    const values = Float64Array.from(self.words, (word) => Number((word === wordOf(other)) === (operator === '==')));
    return new NumpyArray(Tensor.of('bool', [...self.shape], values));
  },
  contains: (self: NumpyTexts, item) => self.words.includes(wordOf(item) ?? '\u0000'),
  length: (self: NumpyTexts) => self.shape[0] ?? 0,
  iterate: (self: NumpyTexts) => {
    let i = 0;
    return { next: () => (i < (self.shape[0] ?? 0) ? part(self, i++) : undefined) };
  },
  getItem: (self: NumpyTexts, key, machine) => guard(() => picked(self, key, machine)),
  getAttribute: (self: NumpyTexts, name) => {
    if (name === 'shape') return new PythonTuple(self.shape.map(BigInt));
    if (name === 'size') return BigInt(self.words.length);
    if (name === 'dtype') return textsDtype(self);
    if (name === 'astype')
      return new Builtin('astype', ({ positional: [wanted = null] }, machine) =>
        guard(() => numbersOf(self, wanted, machine)),
      );
    if (name === 'tolist') return new Builtin('tolist', () => nested(self));
    return name === 'ndim' ? BigInt(self.shape.length) : new Unknown(`${name} of an array of texts is not evaluated`);
  },
});

/** `np.where(condition, "on", "off")`. */
export function textArray(condition: Tensor, yes: string, no: string): Value {
  if (errorsOf(condition) !== undefined)
    return new Unknown('a condition depends on digits that differ between processors');
  const words = Array.from(toArray(condition), (x) => (x === 0 ? no : yes));
  return new NumpyTexts(words, condition.shape, Math.max([...yes].length, [...no].length, 1));
}

/** Nested lists of texts as an array; undefined when they are anything else. */
export function textsFrom(value: Value): NumpyTexts | undefined {
  if (!(value instanceof PythonList || value instanceof PythonTuple) || value.items.length === 0) return undefined;
  const { items } = value;
  const words = [...items].map(wordOf).filter((word) => word !== undefined);
  if (words.length === items.length) return new NumpyTexts(words, [items.length]);
  const rows = [...items].map(textsFrom);
  const [first] = rows;
  if (first === undefined || rows.some((row) => row === undefined || row.words.length !== first.words.length))
    return undefined;
  return new NumpyTexts(
    rows.flatMap((row) => row?.words ?? []),
    [rows.length, ...first.shape],
  );
}
