import { scalar } from '../../../tensor/create';
import type { Dtype } from '../../../tensor/dtype';
import { broadcastShapes, sizeOf } from '../../../tensor/shape';
import { errorsOf, expand, reshape, select, toArray, transpose } from '../../../tensor/view';
import type { Interpreter } from '../../machine';
import { PythonList } from '../../objects/list';
import { type Bound, defineFunction } from '../../signature';
import { type Arguments, type Evaluation, Instance, type Machine, PythonType, Unknown, type Value } from '../../values';
import { decline } from '../declined';
import { NumpyArray, NumpyScalar, wrap } from './array';
import { axisOf, guard, tensorOf } from './convert';
import { dtypeOf } from './dtypes';
import { array, type Row } from './table';
import { NumpyTexts, textsFrom } from './texts';

/** `np.vectorize(f)`: a function of numbers called for every element. */
class Vectorized extends Instance {
  constructor(
    readonly callee: Value,
    readonly outputs: Dtype | undefined,
  ) {
    super(vectorizeType);
  }
}

function* call(self: Vectorized, args: Arguments, machine: Machine): Evaluation {
  if (args.keywords.size > 0) return new Unknown('a vectorized function with keyword arguments is not evaluated');
  const tensors = guard(() => args.positional.map((value) => tensorOf(value, machine)));
  if (tensors instanceof Unknown) return tensors;
  const shape = broadcastShapes(...tensors.map((t) => t.shape));
  if (shape === undefined)
    return machine.raise('ValueError', 'shape mismatch: objects cannot be broadcast to a single shape.');
  if (sizeOf(shape) === 0 && self.outputs === undefined) {
    return machine.raise('ValueError', 'cannot call `vectorize` on size 0 inputs unless `otypes` is set');
  }
  const spread = tensors.map((t) => expand(t, shape));
  const values = spread.map(toArray);
  const errors = spread.map(errorsOf);
  const results: Value[] = [];
  const { meter } = machine as Interpreter;
  for (let i = 0; i < sizeOf(shape); i++) {
    const elements = spread.map((t, k) => new NumpyScalar(scalar(values[k]?.[i] ?? 0, t.dtype, errors[k]?.[i] ?? 0)));
    const result = yield* machine.callWith(self.callee, ...elements);
    if (result instanceof Unknown) return result;
    results.push(result);
    meter.tick();
    if (meter.due()) yield;
  }
  const texts = self.outputs === undefined ? textsFrom(new PythonList(results)) : undefined;
  if (texts !== undefined && shape.length > 0) return new NumpyTexts(texts.words, shape);
  return guard(() => {
    // The first result decides the dtype, as NumPy calls the function on it first.
    const dtype = self.outputs ?? tensorOf(results[0] ?? null, machine).dtype;
    return wrap(reshape(tensorOf(new PythonList(results), machine, dtype), shape), machine);
  });
}

const make = defineFunction(
  'vectorize',
  '(pyfunc, otypes=None, doc=None, excluded=None, cache=False, signature=None)',
  (bound, machine) => {
    if (bound.get('signature') !== null || bound.get('excluded') !== null)
      return new Unknown('this form of numpy.vectorize is not evaluated');
    const wanted = bound.get('otypes');
    const first =
      wanted instanceof PythonList
        ? (wanted.items[0] ?? null)
        : typeof wanted === 'string'
          ? (wanted[0] ?? null)
          : null;
    return new Vectorized(bound.get('pyfunc'), first === null ? undefined : dtypeOf(first, machine));
  },
);

export const vectorizeType: PythonType = new PythonType('vectorize', 'numpy', [], { call }, (_, args, machine) =>
  make.implementation(args, machine),
);

/** `np.apply_along_axis` of a function written in Python, row by row. */
function* alongAxis(bound: Bound, machine: Machine): Evaluation {
  const t = array(bound, 'arr', machine);
  const axis = axisOf(bound.get('axis'), t.shape.length);
  if (t.shape.length === 1) return yield* machine.callWith(bound.get('func1d'), new NumpyArray(t));
  if (t.shape.length !== 2) return decline('numpy.apply_along_axis beyond two axes is not evaluated');
  const results: Value[] = [];
  for (let i = 0; i < (t.shape[1 - axis] ?? 0); i++) {
    const result = yield* machine.callWith(bound.get('func1d'), new NumpyArray(select(t, 1 - axis, i)));
    if (result instanceof Unknown) return result;
    results.push(result);
  }
  const stacked = tensorOf(new PythonList(results), machine);
  return wrap(axis === 0 && stacked.shape.length === 2 ? transpose(stacked, 0, 1) : stacked, machine);
}

export const mappingRows: readonly Row[] = [['N:apply_along_axis', '(func1d, axis, arr)', alongAxis]];
