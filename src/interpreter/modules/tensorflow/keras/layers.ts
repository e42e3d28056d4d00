import { allSpellings } from '../../../../activations/lookup';
import { isFloat } from '../../../../tensor/rounding';
import { add, multiply, negative, subtract } from '../../../../tensor/tensorflow/arithmetic';
import { relu } from '../../../../tensor/tensorflow/elementary';
import { concat, reshape } from '../../../../tensor/tensorflow/structure';
import { finish, type Machine, PythonType, type Value } from '../../../values';
import { decline } from '../../declined';
import { axisArgument, convert, integer, sequence } from '../convert';
import { binary, matrixProduct } from '../operators';
import { operation } from '../table';
import { wrap } from '../tensor';
import { activationLayer, type LayerDefinition } from './activationLayer';
import { activationFrom } from './activations';
import { type Initializer, initializerFrom } from './initializers';
import { addWeight, initialiseLayer, LayerObject, layerType } from './layer';
import { defaultSeed } from './state';

const own = (self: LayerObject, name: string): Value => self.attributes.get(name) ?? null;
const tensorOf = (value: Value, machine: Machine) => convert(value, machine);

function positiveUnits(value: Value, machine: Machine): bigint {
  if (typeof value === 'bigint' && value > 0n) return value;
  if (typeof value !== 'bigint') return decline('units that are no plain integer are not evaluated');
  return machine.raise(
    'ValueError',
    `Received an invalid value for \`units\`, expected a positive integer. Received: units=${value}`,
  );
}

/** Dense: x @ kernel + bias, then the activation. */
const dense: LayerDefinition = {
  signature:
    "(self, units, activation=None, use_bias=True, kernel_initializer='glorot_uniform', bias_initializer='zeros', kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, bias_constraint=None, lora_rank=None, lora_alpha=None, quantization_config=None, **kwargs)",
  settings: (bound, machine) => ({
    units: positiveUnits(bound.get('units'), machine),
    activation: activationFrom(bound.get('activation'), machine),
    use_bias: bound.get('use_bias') !== false,
    kernel_initializer: initializerFrom(bound.get('kernel_initializer'), machine),
    bias_initializer: initializerFrom(bound.get('bias_initializer'), machine),
  }),
  build: (self, shape, machine) => {
    const units = Number(own(self, 'units'));
    const last = shape.at(-1) ?? decline('a Dense layer of a scalar is not evaluated');
    self.attributes.set(
      'kernel',
      addWeight(self, [last, units], own(self, 'kernel_initializer') as Initializer, 'kernel', true, machine),
    );
    const bias =
      own(self, 'use_bias') === true
        ? addWeight(self, [units], own(self, 'bias_initializer') as Initializer, 'bias', true, machine)
        : null;
    self.attributes.set('bias', bias);
  },
  *call(self, input, machine) {
    const x = tensorOf(input, machine);
    if (x.tensor.shape.length !== 2) return decline('a Dense layer of other than two axes is not evaluated');
    const floats = isFloat(x.tensor.dtype) ? wrap(x) : decline('a Dense layer of integers is not evaluated');
    const product = yield* finish(matrixProduct(floats, own(self, 'kernel'), machine));
    const bias = own(self, 'bias');
    const sum = bias === null ? product : yield* finish(binary('+', product, bias, machine));
    const activation = own(self, 'activation');
    return activation === null ? sum : yield* machine.callWith(activation, sum);
  },
};

const activation: LayerDefinition = {
  signature: '(self, activation, **kwargs)',
  settings: (bound, machine) => ({ activation: activationFrom(bound.get('activation'), machine) }),
  call: (self, input, machine) => {
    const callee = own(self, 'activation');
    return callee === null ? input : machine.callWith(callee, input);
  },
};

const dropout: LayerDefinition = {
  signature: '(self, rate, noise_shape=None, seed=None, **kwargs)',
  settings: (bound, machine) => {
    if (bound.get('seed') === null) defaultSeed(machine);
    return { rate: bound.get('rate') };
  },
  call: (_self, input, machine, training) => {
    if (training) return decline('dropout while training is not evaluated');
    return wrap(tensorOf(input, machine));
  },
};

const flatten: LayerDefinition = {
  signature: '(self, data_format=None, **kwargs)',
  settings: () => ({}),
  call: (_self, input, machine) => {
    const x = tensorOf(input, machine);
    const [batch = 1, ...rest] = x.tensor.shape;
    return wrap(reshape(x, [batch, rest.reduce((product, extent) => product * extent, 1)]));
  },
};

/** PReLU with its own slopes: relu(x) - alpha relu(-x). */
const prelu: LayerDefinition = {
  signature:
    "(self, alpha_initializer='Zeros', alpha_regularizer=None, alpha_constraint=None, shared_axes=None, **kwargs)",
  settings: (bound, machine) => ({
    alpha_initializer: initializerFrom(bound.get('alpha_initializer'), machine),
    shared_axes: bound.get('shared_axes'),
  }),
  build: (self, shape, machine) => {
    const shared = (sequence(own(self, 'shared_axes')) ?? []).map((axis) => integer(axis, 'an axis'));
    const extents = shape.slice(1).map((extent, i) => (shared.includes(i + 1) ? 1 : extent));
    self.attributes.set(
      'alpha',
      addWeight(self, extents, own(self, 'alpha_initializer') as Initializer, 'alpha', true, machine),
    );
  },
  call: (self, input, machine) => {
    const x = tensorOf(input, machine);
    const alpha = tensorOf(own(self, 'alpha'), machine);
    return wrap(add(relu(x), multiply(negative(alpha), relu(negative(x)))));
  },
};

const merging = (operator: 'add' | 'multiply' | 'subtract'): LayerDefinition => ({
  signature: '(self, **kwargs)',
  settings: () => ({}),
  call: (_self, input, machine) => {
    const parts = (sequence(input) ?? decline('a merging layer takes a list')).map((item) => tensorOf(item, machine));
    const compute = { add, multiply, subtract }[operator];
    return wrap(
      parts.slice(1).reduce((total, part) => compute(total, part), parts[0] ?? decline('a merging layer of nothing')),
    );
  },
});

const concatenate: LayerDefinition = {
  signature: '(self, axis=-1, **kwargs)',
  settings: (bound) => ({ axis: bound.get('axis') }),
  call: (self, input, machine) => {
    const parts = (sequence(input) ?? decline('Concatenate takes a list')).map((item) => tensorOf(item, machine));
    return wrap(concat(parts, axisArgument(own(self, 'axis'), parts[0]?.tensor.shape.length ?? 0)));
  },
};

const lambda: LayerDefinition = {
  signature: '(self, function, output_shape=None, mask=None, arguments=None, **kwargs)',
  settings: (bound) => {
    if (bound.get('arguments') !== null) decline('a Lambda layer with arguments is not evaluated');
    return { function: bound.get('function') };
  },
  call: (self, input, machine) => machine.callWith(own(self, 'function'), input),
};

const definitions: Readonly<Record<string, LayerDefinition>> = {
  Dense: dense,
  Activation: activation,
  Dropout: dropout,
  Flatten: flatten,
  PReLU: prelu,
  Add: merging('add'),
  Multiply: merging('multiply'),
  Subtract: merging('subtract'),
  Concatenate: concatenate,
  Lambda: lambda,
};

/** The class of a layer. */
function layerClass(name: string, { signature, settings, build, call }: LayerDefinition): PythonType {
  const type = new PythonType(name, `keras.src.layers`, [layerType], {}, (made) => new LayerObject(made));
  const self = (value: Value): LayerObject => (value instanceof LayerObject ? value : decline('a layer is not known'));
  type.dictionary.set(
    '__init__',
    operation('__init__', signature, (bound, machine) => {
      const layer = self(bound.get('self'));
      initialiseLayer(layer, bound.keywords, machine);
      for (const [key, value] of Object.entries(settings(bound, machine, layer))) layer.attributes.set(key, value);
      return null;
    }),
  );
  if (build) {
    type.dictionary.set(
      'build',
      operation('build', '(self, input_shape)', (bound, machine) => {
        const layer = self(bound.get('self'));
        const shape = (sequence(bound.get('input_shape')) ?? decline('an input shape is not known')).map((extent) =>
          extent === null ? -1 : integer(extent, 'an extent'),
        );
        if (shape.at(-1) === -1) return decline('building a layer for an unknown width is not evaluated');
        if (!layer.built) build(layer, shape, machine);
        layer.built = true;
        return null;
      }),
    );
  }
  type.dictionary.set(
    'call',
    operation('call', '(self, inputs, training=None, **kwargs)', (bound, machine) => {
      if (bound.keywords.size > 0)
        return decline(`${name} with ${[...bound.keywords.keys()].join(', ')} is not evaluated`);
      return call(self(bound.get('self')), bound.get('inputs'), machine, bound.get('training') === true);
    }),
  );
  return type;
}

/** The members of keras.layers. */
export function layerMembers(): [string, Value][] {
  const made = new Map<string, Value>(
    Object.entries(definitions).map(([name, definition]) => [name, layerClass(name, definition)]),
  );
  for (const { spelling } of allSpellings().values()) {
    const name = /^keras\.layers\.(\w+)$/.exec(spelling.name)?.[1];
    if (name !== undefined && spelling.kind === 'layer' && !made.has(name))
      made.set(name, layerClass(name, activationLayer(spelling)));
  }
  return [...made, ['Layer', layerType]];
}
