import { constant, record, type Variable } from '../../../tensor/autograd/tape';
import { PythonFunction } from '../../objects/function';
import { type Arguments, Builtin, type Machine, Unknown, type Value } from '../../values';
import { decline } from '../declined';
import { convert, sequence } from './convert';
import { isTensor, TensorflowTensor, wrap } from './tensor';

/** tf.custom_gradient: a function that gives its result and, beside it, the function of its gradient (python/ops/custom_gradient.py). */

/** The gradients that the user's own function gives for one upstream gradient. */
function* gradients(
  callee: Value,
  upstream: Variable,
  count: number,
  machine: Machine,
): Generator<void, readonly (Variable | undefined)[]> {
  const given = yield* machine.callWith(callee, wrap(constant(upstream.tensor)));
  if (given instanceof Unknown) return decline(given.reason);
  const items = sequence(given) ?? [given];
  if (items.length !== count) return decline('gradients that do not match the arguments are not evaluated');
  return items.map((item) => (item === null ? undefined : constant(convert(item, machine).tensor)));
}

function* called(callee: PythonFunction, args: Arguments, machine: Machine): Generator<void, Value> {
  if (args.keywords.size > 0) return new Unknown('a custom gradient of keyword arguments is not evaluated');
  const inputs = args.positional.map((value) => convert(value, machine));
  const plain = inputs.map(({ tensor }) => new TensorflowTensor(tensor));
  const result = yield* machine.callWith(callee, ...plain);
  const [value = null, gradient = null] = sequence(result) ?? [];
  if (!isTensor(value)) return new Unknown('a custom gradient of several results is not evaluated');
  return wrap(
    record('CustomGradient', value.tensor, inputs, (upstream) => gradients(gradient, upstream, inputs.length, machine)),
  );
}

/** The decorator `tf.custom_gradient`. */
export const customGradient = new Builtin('custom_gradient', ({ positional: [callee = null] }) =>
  callee instanceof PythonFunction
    ? new Builtin(callee.name, (args, machine) => called(callee, args, machine))
    : new Unknown('a custom gradient of this object is not evaluated'),
);
