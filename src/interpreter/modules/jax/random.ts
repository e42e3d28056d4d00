import { erfInverse } from '../../../kernels/jax/erfInverse';
import { fma32 } from '../../../numeric/fma';
import { constant } from '../../../tensor/autograd/tape';
import { mapBounded } from '../../../tensor/bounded';
import { scalar } from '../../../tensor/create';
import { compare } from '../../../tensor/elementwise';
import { getIndex, IndexFailure } from '../../../tensor/index';
import { numpyStr } from '../../../tensor/printing/numpy';
import * as threefry from '../../../tensor/random/threefry';
import { sizeOf } from '../../../tensor/shape';
import { Tensor } from '../../../tensor/tensor';
import { errorsOf, select, toArray } from '../../../tensor/view';
import { PythonTuple } from '../../objects/tuple';
import type { Bound } from '../../signature';
import { type Machine, PythonObject, PythonType, type Text, Unknown, type Value } from '../../values';
import { decline } from '../declined';
import { cast } from './arithmetic';
import { isArray, JaxArray, wrap } from './array';
import { convert, dtypeArgument, integer, shapeArgument, untracked } from './convert';
import type { Row } from './table';

/** A key of the new style, `jax.random.key(0)`, or several; they hold the words that PRNGKey shows. */
class JaxKey extends PythonObject {
  readonly type = keyType;
  constructor(readonly words: Tensor) {
    super();
  }
}

/** `repr(key)` (jax/_src/prng.py, PRNGKeyArray.__repr__). */
function keyText({ words }: JaxKey): Text {
  const shape = words.shape.slice(0, -1);
  const { text } = numpyStr(words);
  return {
    text: `Array((${shape.join(', ')}${shape.length === 1 ? ',' : ''}), dtype=key<fry>) overlaying:\n${text}`,
    approximate: false,
  };
}

const keyType: PythonType = new PythonType('PRNGKeyArray', 'jax._src.prng', [], {
  repr: keyText,
  getAttribute: (self: JaxKey, name) =>
    name === 'shape'
      ? new PythonTuple(self.words.shape.slice(0, -1).map(BigInt))
      : name === 'ndim'
        ? BigInt(self.words.shape.length - 1)
        : undefined,
  length: (self: JaxKey, machine) =>
    self.words.shape.length > 1 ? (self.words.shape[0] ?? 0) : machine.raise('TypeError', 'len() of unsized object'),
  iterate: (self: JaxKey, machine) => {
    const extent =
      self.words.shape.length > 1
        ? (self.words.shape[0] ?? 0)
        : machine.raise('TypeError', 'iteration over a 0-d key array');
    let i = 0;
    return { next: () => (i < extent ? new JaxKey(select(self.words, 0, i++)) : undefined) };
  },
  getItem: (self: JaxKey, key) => {
    const count = self.words.shape[0] ?? 0;
    if (typeof key !== 'bigint' || self.words.shape.length < 2 || key >= count || key < -count)
      return new Unknown('this index of random keys is not evaluated');
    return new JaxKey(select(self.words, 0, Number(key) < 0 ? Number(key) + count : Number(key)));
  },
});

/** The two words of one key. */
export function wordsOf(bound: Bound): threefry.Words {
  const key = bound.get('key');
  const words =
    key instanceof JaxKey ? key.words : isArray(key) && key.tensor.dtype === 'int64' ? key.tensor : undefined;
  if (words === undefined || words.shape.length !== 1) return decline('what the random key is is not known');
  const [a = 0, b = 0] = toArray(words);
  return [a, b];
}

const keyArray = (words: readonly threefry.Words[], shape: readonly number[]): Tensor =>
  Tensor.of('int64', [...shape, 2], Float64Array.from(words.flat()));

/** A key or keys in the style of the one they come from. */
function keys(like: Value, words: readonly threefry.Words[], shape: readonly number[], machine: Machine): Value {
  const tensor = keyArray(words, shape);
  return like instanceof JaxKey ? new JaxKey(tensor) : wrap(constant(tensor), machine);
}

function seeded(bound: Bound): Tensor {
  if (bound.get('impl') !== null) return decline('other generators than threefry2x32 are not evaluated');
  const seed = integer(bound.get('seed'), 'a seed');
  if (seed < 0 || seed >= 2 ** 31) return decline('a seed beyond 31 bits is not evaluated');
  return keyArray([[0, seed]], []);
}

export const shaped = (bound: Bound): number[] =>
  bound.get('shape') === null ? [] : shapeArgument(bound.get('shape'));

export function float32(bound: Bound, machine: Machine): void {
  if ((dtypeArgument(bound.get('dtype'), machine) ?? 'float32') !== 'float32')
    decline('random numbers of this dtype are not evaluated');
}

export function known(value: Value, machine: Machine): number {
  const { tensor } = convert(value, machine);
  if (tensor.shape.length > 0 || errorsOf(tensor)) return decline('a bound of random numbers is not evaluated');
  return toArray(cast(constant(tensor), 'float32').tensor)[0] ?? 0;
}

/** Uniform numbers of [low, high): the product and the sum are contracted into one rounding. */
export function uniformOf(
  key: threefry.Words,
  shape: readonly number[],
  low: number,
  high: number,
  machine: Machine,
): Tensor {
  const count = sizeOf(shape);
  machine.charge(count);
  const [span, start] = [Math.fround(high - low), Math.fround(low)];
  const numbers = Tensor.of('float32', [...shape], threefry.uniform01(key, count));
  return mapBounded([numbers], 'float32', (x = 0) => [Math.max(start, fma32(x, span, start)), 0]);
}

const rootTwo = Math.fround(Math.SQRT2);

/** sqrt(2) erf_inv(u), u uniform in (-1, 1) (_normal_real). */
export function normalOf(key: threefry.Words, shape: readonly number[], machine: Machine): Tensor {
  const uniform = uniformOf(key, shape, -1 + 2 ** -24, 1, machine);
  return mapBounded([uniform], 'float32', (u = 0) => {
    return [Math.fround(rootTwo * erfInverse(u)), 0];
  });
}

function permutation(bound: Bound, machine: Machine): Value {
  const key = wordsOf(bound);
  const given = bound.get('x');
  if (bound.get('axis') !== 0n || bound.get('independent') === true)
    return decline('this form of permutation is not evaluated');
  const x = convert(given, machine);
  const count = x.tensor.shape.length === 0 ? integer(given, 'a count') : (x.tensor.shape[0] ?? 0);
  machine.charge(Math.max(count, 0));
  const order = threefry.shuffledOrder(key, count);
  const places = Tensor.of('int64', [count], Float64Array.from(order));
  if (x.tensor.shape.length === 0) return new JaxArray(Tensor.of('int32', [count], toArray(places)));
  const taken = getIndex(untracked(x, 'a permutation').tensor, [{ kind: 'array', tensor: places }], 'broadcast');
  return taken instanceof IndexFailure ? decline('a permutation') : wrap(constant(taken), machine);
}

/** jax.random. */
export const randomRows: readonly Row[] = [
  ['random.PRNGKey', '(seed, *, impl=None)', (bound, machine) => wrap(constant(seeded(bound)), machine)],
  ['random.key', '(seed, *, impl=None)', (bound) => new JaxKey(seeded(bound))],
  [
    'random.split',
    '(key, num=2)',
    (bound, machine) => {
      const shape = shapeArgument(bound.get('num'));
      machine.charge(sizeOf(shape));
      return keys(bound.get('key'), threefry.splitKey(wordsOf(bound), sizeOf(shape)), shape, machine);
    },
  ],
  [
    'random.key_data',
    '(keys)',
    (bound, machine) => {
      const key = bound.get('keys');
      if (key instanceof JaxKey) return wrap(constant(key.words), machine);
      return isArray(key) && key.tensor.dtype === 'int64' ? key : decline('what the random key is is not known');
    },
  ],
  [
    'random.fold_in',
    '(key, data)',
    (bound, machine) =>
      keys(bound.get('key'), [threefry.foldIn(wordsOf(bound), integer(bound.get('data'), 'data'))], [], machine),
  ],
  [
    'random.uniform',
    '(key, shape=(), dtype=None, minval=0.0, maxval=1.0)',
    (bound, machine) => {
      float32(bound, machine);
      const [low, high] = [known(bound.get('minval'), machine), known(bound.get('maxval'), machine)];
      return wrap(constant(uniformOf(wordsOf(bound), shaped(bound), low, high, machine)), machine);
    },
  ],
  [
    'random.normal',
    '(key, shape=(), dtype=None)',
    (bound, machine) => {
      float32(bound, machine);
      return wrap(constant(normalOf(wordsOf(bound), shaped(bound), machine)), machine);
    },
  ],
  [
    'random.randint',
    '(key, shape, minval, maxval, dtype=None)',
    (bound, machine) => {
      if ((dtypeArgument(bound.get('dtype'), machine) ?? 'int32') !== 'int32')
        return decline('randint of this dtype is not evaluated');
      const [low, high] = [integer(bound.get('minval'), 'minval'), integer(bound.get('maxval'), 'maxval')];
      if (Math.max(Math.abs(low), Math.abs(high)) >= 2 ** 30)
        return decline('randint of so wide a range is not evaluated');
      const shape = shaped(bound);
      machine.charge(sizeOf(shape));
      const values = threefry.integersBetween(wordsOf(bound), sizeOf(shape), low, high);
      return wrap(constant(Tensor.of('int32', shape, values)), machine);
    },
  ],
  [
    'random.bernoulli',
    "(key, p=0.5, shape=None, mode='low')",
    (bound, machine) => {
      const p = scalar(known(bound.get('p'), machine), 'float32');
      if (bound.get('mode') !== 'low') return decline('bernoulli with mode= is not evaluated');
      const uniform = uniformOf(wordsOf(bound), shaped(bound), 0, 1, machine);
      return wrap(constant(compare(uniform, p, (x, y) => x < y)), machine);
    },
  ],
  ['random.permutation', '(key, x, axis=0, independent=False)', permutation],
];
