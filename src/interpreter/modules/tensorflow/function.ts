import { ErrorBounds } from '../../../tensor/elementwise';
import { isFloat, ulp } from '../../../tensor/rounding';
import { Tensor } from '../../../tensor/tensor';
import { errorsOf, toArray } from '../../../tensor/view';
import { PythonFunction } from '../../objects/function';
import { type Arguments, Builtin, finish, type Machine, Unknown, type Value } from '../../values';
import { TensorflowTensor } from './tensor';

/**
 * tf.function: the function is traced once and its graph may be rearranged, so that results with many digits may differ in the last ones, and
 * what it prints while being traced is not printed again.
 */

/** Whether few digits make the number up: no rearrangement of its computation would round. */
const isShort = (x: number): boolean => !Number.isFinite(x) || Math.fround(x * 4097) === x * 4097;

function widened(value: Value): Value {
  if (!(value instanceof TensorflowTensor))
    return new Unknown('a tf.function that does not give one tensor is not evaluated');
  const { tensor } = value;
  if (!isFloat(tensor.dtype)) return value;
  if (value.node !== undefined) return new Unknown('the gradient of a tf.function is not evaluated');
  const values = toArray(tensor);
  const errors = errorsOf(tensor);
  const bounds = new ErrorBounds(values.length);
  values.forEach((x, i) => {
    bounds.set(i, (errors?.[i] ?? 0) + (isShort(x) ? 0 : 4 * ulp(tensor.dtype, x)));
  });
  return new TensorflowTensor(Tensor.of(tensor.dtype, [...tensor.shape], values.slice(), bounds.errors));
}

function* traced(callee: Value, args: Arguments, machine: Machine): Generator<void, Value> {
  const result = yield* finish(machine.call(callee, args));
  return result instanceof Unknown ? result : widened(result);
}

/** `tf.function` as a plain decorator of a function that neither prints nor changes anything outside. */
export const functionDecorator = new Builtin('function', ({ positional, keywords }) => {
  const [callee] = positional;
  if (!(callee instanceof PythonFunction) || keywords.size > 0)
    return new Unknown('tf.function with options is not evaluated');
  const source = JSON.stringify(callee.node, (_key, value) => (typeof value === 'bigint' ? String(value) : value));
  const acts = ['"print"', '"append"', '"Global"', '"Nonlocal"', '"assign'].some((name) => source.includes(name));
  if (acts) return new Unknown('a tf.function with side effects is not evaluated');
  return new Builtin(callee.name, (args, machine) => traced(callee, args, machine));
});
