import { cast } from '../../../../tensor/cast';
import { isFloat } from '../../../../tensor/rounding';
import { sizeOf } from '../../../../tensor/shape';
import type { Tensor } from '../../../../tensor/tensor';
import { BoundMethod, PythonFunction } from '../../../objects/function';
import { PythonList } from '../../../objects/list';
import { PythonTuple } from '../../../objects/tuple';
import {
  type Arguments,
  finish,
  Instance,
  type Machine,
  PythonObject,
  PythonType,
  type Result,
  type Value,
} from '../../../values';
import { decline, guarded } from '../../declined';
import { kerasVariableType } from '../attributes';
import { convert, dtypeArgument, sequence, shapeArgument } from '../convert';
import { operation } from '../table';
import { isTensor, TensorflowTensor, TensorflowVariable, wrap } from '../tensor';
import { withArguments } from './errors';
import { initializerFrom } from './initializers';
import { checkInput, type InputSpec } from './inputSpec';
import { automaticName, kerasKey } from './state';

/** A Keras layer: attributes in the order they were set; variables and sublayers are found among them. */
export class LayerObject extends Instance {
  name = '';
  built = false;
  trainable = true;
  /** Whether Layer.__init__ ran. */
  ready = false;
  /** Name scope in which it was built, for its variables' paths. */
  path = '';
  /** What it asks of its input. */
  spec: InputSpec | undefined;
  readonly variables: TensorflowVariable[] = [];
  readonly sublayers: LayerObject[] = [];
}

/** `keras.Layer`. */
export const layerType: PythonType = new PythonType(
  'Layer',
  'keras.src.layers.layer',
  [],
  {
    getAttribute: (self: LayerObject, name) => {
      if (name === 'name') return self.name;
      if (name === 'built') return self.built;
      if (name === 'trainable') return self.trainable;
      return undefined;
    },
    setAttribute: (self: LayerObject, name, value) => {
      if (name === 'built') self.built = value === true;
      else if (name === 'trainable') setTrainable(self, value !== false);
      else {
        adopt(self, value);
        return false;
      }
      return true;
    },
    call: (self: LayerObject, args, machine) => guarded(() => callLayer(self, args, machine)),
    repr: (self: LayerObject) => ({
      text: `<${self.type.name} name=${self.name}, built=${self.built ? 'True' : 'False'}>`,
      approximate: false,
    }),
  },
  (type) => new LayerObject(type),
);

/** Freezes or frees a layer with everything in it; variables made untrainable stay so. */
function setTrainable(self: LayerObject, trainable: boolean): void {
  self.trainable = trainable;
  for (const variable of self.variables) if (!variable.fixed) variable.trainable = trainable;
  for (const layer of self.sublayers) setTrainable(layer, trainable);
}

/** Keeps track of variables and layers set as attributes, in lists too. */
function adopt(self: LayerObject, value: Value): void {
  if (value instanceof LayerObject && !self.sublayers.includes(value)) self.sublayers.push(value);
  else if (value instanceof TensorflowVariable && !self.variables.includes(value)) self.variables.push(value);
  else for (const item of sequence(value) ?? []) if (item instanceof LayerObject) adopt(self, item);
}

/** Layer.__init__. */
export function initialiseLayer(self: LayerObject, keywords: ReadonlyMap<string, Value>, machine: Machine): void {
  for (const [name, value] of keywords) {
    if (name === 'name' && typeof value === 'string') self.name = value;
    else if (name === 'trainable' && value === true) self.trainable = true;
    else if (name === 'dtype' && dtypeArgument(value) === 'float32') continue;
    else if (name === 'input_shape' || value === null) continue;
    else decline(`the layer argument ${name} is not evaluated`);
  }
  if (self.name === '') self.name = automaticName(self.type.name, machine);
  self.ready = true;
}

/** All variables of a layer and the layers in it: its own first. */
export function variablesOf(layer: LayerObject): TensorflowVariable[] {
  return [...new Set([...layer.variables, ...layer.sublayers.flatMap(variablesOf)])];
}

/** A new weight of a layer under a name. */
export function addWeight(
  self: LayerObject,
  shape: readonly number[],
  initializer: Value,
  name: string,
  trainable: boolean,
  machine: Machine,
): TensorflowVariable {
  machine.charge(sizeOf(shape));
  const { scope } = machine.state(kerasKey);
  const path = [...(scope.at(-1) === self.name ? scope : [...scope, self.name]), name].join('/');
  const variable = new TensorflowVariable(
    initializerFrom(initializer, machine).make(shape),
    kerasVariableType,
    name,
    trainable,
    path,
  );
  self.variables.push(variable);
  return variable;
}

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

const shapeTuple = (t: Tensor): PythonTuple => new PythonTuple(t.shape.map(BigInt));

/** The shapes that `build` takes: that of the input, or a list of those of several. */
function inputShape(value: Value): Value {
  if (isTensor(value)) return shapeTuple(value.tensor);
  const items = sequence(value);
  return items?.every(isTensor) ? new PythonList(items.map((item) => shapeTuple(item.tensor))) : null;
}

function* callLayer(self: LayerObject, args: Arguments, machine: Machine): Generator<void, Value> {
  if (!self.ready) {
    machine.raise(
      'RuntimeError',
      `In layer '${self.type.name}', you forgot to call \`super().__init__()\` as the first statement in the \`__init__()\` method. Go add it!`,
    );
  }
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
      return yield* withArguments(self, method, { positional, keywords }, machine);
    } as () => Result);
  } finally {
    training.pop();
  }
}

/** Whether a `call` has a parameter that says whether the layer trains. */
function takesTraining(method: Value): boolean {
  const callee = method instanceof BoundMethod ? method.callee : method;
  return !(callee instanceof PythonFunction) || callee.parameters.some(({ name }) => name === 'training');
}

/** Builds a layer for its first input. */
export function* buildLayer(self: LayerObject, input: Value, machine: Machine): Generator<void, Value> {
  const method = yield* finish(machine.getAttribute(self, 'build'));
  yield* finish(machine.callWith(method, inputShape(input)));
  self.built = true;
  return null;
}

export const layerOf = (value: Value): LayerObject =>
  value instanceof LayerObject ? value : decline('a layer is not known');

const rows: readonly (readonly [string, string, Parameters<typeof operation>[2]])[] = [
  [
    '__init__',
    '(self, **kwargs)',
    (bound, machine) => {
      initialiseLayer(layerOf(bound.get('self')), bound.keywords, machine);
      return null;
    },
  ],
  [
    'build',
    '(self, input_shape=None)',
    (bound) => {
      layerOf(bound.get('self')).built = true;
      return null;
    },
  ],
  [
    'add_weight',
    "(self, shape=None, initializer=None, dtype=None, trainable=True, autocast=True, regularizer=None, constraint=None, aggregation='none', overwrite_with_gradient=False, name=None)",
    (bound, machine) => {
      if (bound.get('dtype') !== null && dtypeArgument(bound.get('dtype')) !== 'float32')
        return decline('weights of another dtype are not evaluated');
      const shape = bound.get('shape') === null ? [] : shapeArgument(bound.get('shape'));
      const name = bound.get('name');
      const self = layerOf(bound.get('self'));
      const given = typeof name === 'string' ? name : automaticName('variable', machine);
      return addWeight(
        self,
        shape,
        bound.get('initializer') ?? 'glorot_uniform',
        given,
        bound.get('trainable') !== false,
        machine,
      );
    },
  ],
];
for (const [name, signature, implementation] of rows)
  layerType.dictionary.set(name, operation(name, signature, implementation));
