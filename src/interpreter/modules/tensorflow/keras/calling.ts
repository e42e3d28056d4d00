import { cast } from '../../../../tensor/cast';
import { isFloat } from '../../../../tensor/rounding';
import { BoundMethod, PythonFunction } from '../../../objects/function';
import { PythonList } from '../../../objects/list';
import { type Arguments, finish, type Machine, PythonObject, type Result, type Value } from '../../../values';
import { decline } from '../../declined';
import { convert, sequence } from '../convert';
import { isTensor, TensorflowTensor, TensorflowVariable, wrap } from '../tensor';
import { withArguments } from './errors';
import { checkInput } from './inputSpec';
import type { LayerObject } from './layer';
import { kerasKey } from './state';
import { KerasTensor, shapeTuple, symbolicCall, symbolicIn, symbolicInputs } from './symbolic';

/** How a layer is called (keras/src/layers/layer.py __call__). */

/** Runs an evaluation with the layer's name in scope. */
function* scoped(self: LayerObject, machine: Machine, run: () => Result): Generator<void, Value> {
  const { scope } = machine.state(kerasKey);
  scope.push(self.name);
  try {
    return yield* finish(run());
  } finally {
    scope.pop();
  }
}

/** Arguments as tensors: arrays and Python numbers converted, floats cast to float32. */
function converted(value: Value, machine: Machine): Value {
  if (value instanceof TensorflowVariable) return wrap(convert(value, machine));
  if (!(value instanceof PythonObject) || value.tensor === undefined) return value;
  const variable = convert(value, machine);
  const { dtype } = variable.tensor;
  if (!isFloat(dtype) || dtype === 'float32') return isTensor(value) ? value : wrap(variable);
  if (variable.node !== undefined) return decline('the gradient of a converted input is not evaluated');
  return new TensorflowTensor(cast(variable.tensor, 'float32'));
}

/** The shapes that `build` takes: that of the input, or a list of those of several. */
function inputShape(value: Value): Value {
  if (isTensor(value)) return shapeTuple(value.tensor.shape);
  const items = sequence(value);
  return items?.every(isTensor) ? new PythonList(items.map((item) => shapeTuple(item.tensor.shape))) : null;
}

/** Calls a layer: on numbers, or on shapes where an argument is symbolic. */
export function* callLayer(self: LayerObject, args: Arguments, machine: Machine): Generator<void, Value> {
  if (!self.ready) {
    machine.raise(
      'RuntimeError',
      `In layer '${self.type.name}', you forgot to call \`super().__init__()\` as the first statement in the \`__init__()\` method. Go add it!`,
    );
  }
  if (symbolicInputs(args).length > 0) return yield* callSymbolically(self, args, machine);
  const deep = (value: Value): Value => {
    if (value instanceof PythonList) return new PythonList(value.items.map((item) => converted(item, machine)));
    return converted(value, machine);
  };
  const positional = args.positional.map(deep);
  const keywords = new Map([...args.keywords].map(([name, value]): [string, Value] => [name, deep(value)]));
  const input = positional[0] ?? null;
  checkInput(self, input, machine);
  const { training } = machine.state(kerasKey);
  const given = keywords.get('training') ?? null;
  const trains = typeof given === 'boolean' ? given : training.at(-1);
  training.push(trains);
  try {
    return yield* scoped(self, machine, function* () {
      if (!self.built) yield* buildLayer(self, input, machine);
      const method = yield* finish(machine.getAttribute(self, 'call'));
      if (given === null && trains !== undefined && takesTraining(method)) keywords.set('training', trains);
      const output = yield* withArguments(self, method, { positional, keywords }, machine);
      if (isTensor(output)) self.firstOutput ??= output.tensor.shape;
      return output;
    } as () => Result);
  } finally {
    training.pop();
  }
}

/** Calls a layer on shapes: it is built for them, then run on zeros. */
function* callSymbolically(self: LayerObject, args: Arguments, machine: Machine): Generator<void, Value> {
  const first = args.positional[0] ?? null;
  const shapes =
    first instanceof KerasTensor
      ? shapeTuple(first.shape)
      : new PythonList(symbolicIn(first).map(({ shape }) => shapeTuple(shape)));
  return yield* scoped(self, machine, function* () {
    if (!self.built) {
      const build = yield* finish(machine.getAttribute(self, 'build'));
      yield* finish(machine.callWith(build, shapes));
      self.built = true;
    }
    const method = yield* finish(machine.getAttribute(self, 'call'));
    return yield* symbolicCall(self, args, (given) => finish(machine.call(method, given)), machine);
  } as () => Result);
}

/** Whether a `call` has a parameter that says whether the layer trains. */
function takesTraining(method: Value): boolean {
  const callee = method instanceof BoundMethod ? method.callee : method;
  return !(callee instanceof PythonFunction) || callee.parameters.some(({ name }) => name === 'training');
}

/** Builds a layer for its first input. */
function* buildLayer(self: LayerObject, input: Value, machine: Machine): Generator<void, Value> {
  const method = yield* finish(machine.getAttribute(self, 'build'));
  yield* finish(machine.callWith(method, inputShape(input)));
  self.built = true;
  return null;
}
