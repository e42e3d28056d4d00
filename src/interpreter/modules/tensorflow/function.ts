import { childNodes } from '../../../python/ast/walk';
import { ErrorBounds } from '../../../tensor/elementwise';
import { isFloat, ulp } from '../../../tensor/rounding';
import { Tensor } from '../../../tensor/tensor';
import { errorsOf, toArray } from '../../../tensor/view';
import { PythonFunction } from '../../objects/function';
import { PythonList } from '../../objects/list';
import { PythonTuple } from '../../objects/tuple';
import { type Arguments, Builtin, finish, type Machine, type PythonObject, Unknown, type Value } from '../../values';
import { TensorflowTensor } from './tensor';

/**
 * tf.function: the function is traced once and its graph may be rearranged (core/grappler/optimizers), so that results with many digits may
 * differ in the last ones, and what it prints while being traced is not printed again.
 */

/** Whether few digits make the number up: no rearrangement of its computation would round. */
const isShort = (x: number): boolean => !Number.isFinite(x) || Math.fround(x * 4097) === x * 4097;

/** A result whose last digits another order of operations could change, with a bound in units in the last place. */
export function widened(value: Value, units = 4): Value {
  const each = (item: Value): Value => widened(item, units);
  if (value instanceof PythonList) return new PythonList(value.items.map(each));
  if (value instanceof PythonTuple) return new PythonTuple(value.items.map(each));
  if (!(value instanceof TensorflowTensor))
    return new Unknown('a tf.function that does not give tensors is not evaluated');
  const { tensor } = value;
  if (!isFloat(tensor.dtype)) return value;
  if (value.node !== undefined) return new Unknown('the gradient of a tf.function is not evaluated');
  const values = toArray(tensor);
  const errors = errorsOf(tensor);
  const bounds = new ErrorBounds(values.length);
  values.forEach((x, i) => {
    bounds.set(i, (errors?.[i] ?? 0) + (isShort(x) ? 0 : units * ulp(tensor.dtype, x)));
  });
  return new TensorflowTensor(Tensor.of(tensor.dtype, [...tensor.shape], values.slice(), bounds.errors));
}

/** Functions that no optimiser of graphs replaces by something that rounds otherwise. */
const kept: ReadonlySet<string> = new Set([
  ...['relu', 'relu6', 'sigmoid', 'tanh', 'elu', 'selu', 'softplus', 'softsign', 'softmax', 'exp', 'log', 'abs'],
  ...['square', 'sqrt', 'maximum', 'minimum', 'reduce_sum', 'reduce_mean', 'reduce_max', 'reduce_min', 'cast', 'where'],
  ...['reshape', 'transpose', 'sin', 'cos', 'ones_like', 'zeros_like', 'shape', 'constant', 'matmul', 'leaky_relu'],
]);

/** What a function's body consists of. */
interface Parts {
  readonly calls: string[];
  readonly operators: string[];
  constants: number;
  others: boolean;
}

function read(node: object, parts: Parts): void {
  const { kind } = node as { kind?: string };
  if (kind === 'Call') {
    const { callee } = node as { callee: { kind: string; name?: string } };
    parts.calls.push(callee.kind === 'Attribute' && callee.name !== undefined ? callee.name : '');
  } else if (kind === 'Binary') parts.operators.push((node as { operator: string }).operator);
  else if (kind === 'Constant') {
    if (
      typeof (node as { value: unknown }).value === 'number' ||
      typeof (node as { value: unknown }).value === 'bigint'
    )
      parts.constants += 1;
  } else if (kind === 'For' || kind === 'While' || kind === 'If') parts.others = true;
  for (const child of childNodes(node)) read(child, parts);
}

/** Whether the function's graph computes the same bits as its operations one by one. */
function isPlain(callee: PythonFunction): boolean {
  const parts: Parts = { calls: [], operators: [], constants: 0, others: false };
  read(callee.node, parts);
  const { calls, operators, constants, others } = parts;
  if (others || constants > 1 || calls.some((name) => !kept.has(name))) return false;
  if (operators.some((operator) => !['+', '-', '*'].includes(operator))) return false;
  const fused = calls.includes('matmul') && calls.length + operators.length > 1;
  const gated = calls.includes('sigmoid') && operators.includes('*');
  // Log of a sum becomes log1p, a difference from exp may become expm1.
  const replaced =
    (calls.includes('log') && operators.includes('+')) || (calls.includes('exp') && operators.includes('-'));
  const hoisted = operators.includes('*') && operators.length > 2;
  return !fused && !gated && !replaced && !hoisted;
}

function* traced(callee: PythonFunction, args: Arguments, machine: Machine): Generator<void, Value> {
  const result = yield* finish(machine.call(callee, args));
  if (result instanceof Unknown) return result;
  return isPlain(callee) ? result : widened(result);
}

const acting = ['"print"', '"append"', '"Global"', '"Nonlocal"', '"assign'];

function decorated(callee: Value): Value {
  if (!(callee instanceof PythonFunction)) return new Unknown('tf.function of this object is not evaluated');
  const source = JSON.stringify(callee.node, (_key, value) => (typeof value === 'bigint' ? String(value) : value));
  if (acting.some((name) => source.includes(name)))
    return new Unknown('a tf.function with side effects is not evaluated');
  return new Builtin(callee.name, (args, machine) => traced(callee, args, machine));
}

/** Options that change neither what is computed nor how it rounds. */
const harmless: ReadonlySet<string> = new Set(['input_signature', 'reduce_retracing', 'autograph', 'name']);

/** `tf.function`, as a decorator with or without options. */
export const functionDecorator = new Builtin('function', ({ positional, keywords }): PythonObject | Value => {
  const options = [...keywords].filter(
    ([name, value]) => name !== 'func' && value !== null && value !== false && !harmless.has(name),
  );
  if (options.length > 0) return new Unknown('tf.function with options is not evaluated');
  const [callee = keywords.get('func') ?? null] = positional;
  if (callee === null) return new Builtin('decorated', (args) => decorated(args.positional[0] ?? null));
  return decorated(callee);
});
