import type { Builtin, Value } from '../../../values';
import { creationRows } from '../creation';
import { elementwiseRows } from '../elementwise';
import { mathRows } from '../math';
import { orderingRows } from '../ordering';
import { rearrangingRows } from '../rearranging';
import { reductionRows } from '../reductions';
import { shapingRows } from '../shaping';
import { entries, operation } from '../table';

/** Functions of keras.ops that hand their arguments to one of TensorFlow's. */

interface Borrowed {
  /** TensorFlow's own name. */
  readonly from: string;
  readonly signature: string;
  /** TensorFlow's parameter for each of Keras's. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly preset?: Readonly<Record<string, Value>>;
  /** Whether whole numbers are taken as floats, the number of steps apart. */
  readonly floats?: boolean;
}

const axis = { x: 'input', axis: 'axis' };

const borrowed: Readonly<Record<string, Borrowed>> = {
  zeros: { from: 'zeros', signature: "(shape, dtype='float32')", parameters: { shape: 'shape', dtype: 'dtype' } },
  ones: { from: 'ones', signature: "(shape, dtype='float32')", parameters: { shape: 'shape', dtype: 'dtype' } },
  zeros_like: { from: 'zeros_like', signature: '(x, dtype=None)', parameters: { x: 'input', dtype: 'dtype' } },
  ones_like: { from: 'ones_like', signature: '(x, dtype=None)', parameters: { x: 'input', dtype: 'dtype' } },
  eye: {
    from: 'eye',
    signature: "(N, M=None, dtype='float32')",
    parameters: { N: 'num_rows', M: 'num_columns', dtype: 'dtype' },
  },
  arange: {
    from: 'range',
    signature: '(start, stop=None, step=None, dtype=None)',
    parameters: { start: 'start', stop: 'limit', step: 'delta', dtype: 'dtype' },
  },
  linspace: {
    from: 'linspace',
    signature: '(start, stop, num=50)',
    parameters: { start: 'start', stop: 'stop', num: 'num' },
    floats: true,
  },
  argmax: { from: 'argmax', signature: '(x, axis=...)', parameters: axis, preset: { output_type: 'int32' } },
  argmin: { from: 'argmin', signature: '(x, axis=...)', parameters: axis, preset: { output_type: 'int32' } },
  sort: { from: 'sort', signature: '(x, axis=-1)', parameters: { x: 'values', axis: 'axis' } },
  argsort: { from: 'argsort', signature: '(x, axis=-1)', parameters: { x: 'values', axis: 'axis' } },
  top_k: { from: 'math.top_k', signature: '(x, k, sorted=True)', parameters: { x: 'input', k: 'k' } },
  norm: {
    from: 'norm',
    signature: "(x, ord='euclidean', axis=None, keepdims=False)",
    parameters: { x: 'tensor', ord: 'ord', axis: 'axis', keepdims: 'keepdims' },
  },
  cumsum: { from: 'cumsum', signature: '(x, axis=0)', parameters: { x: 'x', axis: 'axis' } },
  logsumexp: {
    from: 'math.reduce_logsumexp',
    signature: '(x, axis=None, keepdims=False)',
    parameters: { x: 'input_tensor', axis: 'axis', keepdims: 'keepdims' },
  },
  prod: {
    from: 'reduce_prod',
    signature: '(x, axis=None, keepdims=False)',
    parameters: { x: 'input_tensor', axis: 'axis', keepdims: 'keepdims' },
  },
  any: {
    from: 'reduce_any',
    signature: '(x, axis=None, keepdims=False)',
    parameters: { x: 'input_tensor', axis: 'axis', keepdims: 'keepdims' },
  },
  all: {
    from: 'reduce_all',
    signature: '(x, axis=None, keepdims=False)',
    parameters: { x: 'input_tensor', axis: 'axis', keepdims: 'keepdims' },
  },
  take: {
    from: 'gather',
    signature: '(x, indices, axis=0)',
    parameters: { x: 'params', indices: 'indices', axis: 'axis' },
  },
  repeat: {
    from: 'repeat',
    signature: '(x, repeats, axis=None)',
    parameters: { x: 'input', repeats: 'repeats', axis: 'axis' },
  },
  tile: { from: 'tile', signature: '(x, repeats)', parameters: { x: 'input', repeats: 'multiples' } },
  broadcast_to: { from: 'broadcast_to', signature: '(x, shape)', parameters: { x: 'input', shape: 'shape' } },
  one_hot: {
    from: 'one_hot',
    signature: "(x, num_classes, axis=-1, dtype='float32')",
    parameters: { x: 'indices', num_classes: 'depth', axis: 'axis', dtype: 'dtype' },
  },
  logical_and: { from: 'logical_and', signature: '(x1, x2)', parameters: { x1: 'x', x2: 'y' } },
  logical_or: { from: 'logical_or', signature: '(x1, x2)', parameters: { x1: 'x', x2: 'y' } },
  logical_not: { from: 'logical_not', signature: '(x)', parameters: { x: 'x' } },
  isnan: { from: 'math.is_nan', signature: '(x)', parameters: { x: 'x' } },
  isinf: { from: 'math.is_inf', signature: '(x)', parameters: { x: 'x' } },
  isfinite: { from: 'math.is_finite', signature: '(x)', parameters: { x: 'x' } },
};

const tables = [creationRows, mathRows, elementwiseRows, reductionRows, orderingRows, rearrangingRows, shapingRows];

const taken = (value: Value, asFloat: boolean): Value => (asFloat && typeof value === 'bigint' ? Number(value) : value);

function borrow(name: string, { signature, parameters, preset = {}, floats = false }: Borrowed, own: Builtin): Builtin {
  return operation(name, signature, (bound, machine) => {
    const given = Object.entries(parameters).flatMap(([from, to]): [string, Value][] =>
      bound.given(from) || bound.get(from) !== null ? [[to, taken(bound.get(from), floats && to !== 'num')]] : [],
    );
    return own.implementation({ positional: [], keywords: new Map([...given, ...Object.entries(preset)]) }, machine);
  });
}

/** The functions by name. */
export function borrowedOperations(): [string, Value][] {
  const all = new Map(tables.flatMap((table) => [...entries(table)]));
  return Object.entries(borrowed).flatMap(([name, row]): [string, Value][] => {
    const own = all.get(row.from);
    return own === undefined ? [] : [[name, borrow(name, row, own as Builtin)]];
  });
}
