import { pausing } from '../../../../../numeric/pausing';
import { IndexFailure } from '../../../../../tensor/index';
import { isFloat, isInteger } from '../../../../../tensor/rounding';
import { sizeOf } from '../../../../../tensor/shape';
import { add, multiply, negative, number } from '../../../../../tensor/tensorflow/arithmetic';
import { relu } from '../../../../../tensor/tensorflow/elementary';
import { matmul, matmulInAnyOrder } from '../../../../../tensor/tensorflow/linear';
import { cast, gather, reshape } from '../../../../../tensor/tensorflow/structure';
import type { Machine, Value } from '../../../../values';
import { decline } from '../../../declined';
import { integer, real, sequence } from '../../convert';
import { wrap } from '../../tensor';
import { activationFrom, linear } from '../activations';
import {
  floatsOf,
  initializersOf,
  type LayerDefinition,
  makeWeight,
  own,
  plain,
  tensorOf,
  weightOf,
} from './definition';

/** Dense, Activation, Embedding and the other layers of keras/src/layers/core. */

function checkUnits(value: Value, machine: Machine): void {
  if (typeof value !== 'bigint') decline('units that are no plain integer are not evaluated');
  if (typeof value === 'bigint' && value > 0n) return;
  machine.raise(
    'ValueError',
    `Received an invalid value for \`units\`, expected a positive integer. Received: units=${value}`,
  );
}

/** Dense: x @ kernel + bias, then the activation. */
export const dense: LayerDefinition = {
  signature:
    "(self, units, activation=None, use_bias=True, kernel_initializer='glorot_uniform', bias_initializer='zeros', kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, bias_constraint=None, lora_rank=None, lora_alpha=None, quantization_config=None, **kwargs)",
  spec: { minimum: 2 },
  check: (bound, machine) => checkUnits(bound.get('units'), machine),
  settings: (bound, machine) => ({
    units: bound.get('units'),
    activation: activationFrom(bound.get('activation'), machine) ?? linear,
    use_bias: bound.get('use_bias') !== false,
    ...initializersOf(bound, ['kernel_initializer', 'bias_initializer'], machine),
  }),
  build: (self, shape, machine) => {
    const units = Number(own(self, 'units'));
    const last = shape.at(-1) ?? decline('a Dense layer of a scalar is not evaluated');
    makeWeight(self, 'kernel', [last, units], 'kernel_initializer', machine);
    if (own(self, 'use_bias') === true) makeWeight(self, 'bias', [units], 'bias_initializer', machine);
    else self.attributes.set('bias', null);
    self.spec = { minimum: 2, last };
  },
  *call(self, input, machine) {
    const x = floatsOf(input, machine, 'a Dense layer');
    const kernel = weightOf(self, 'kernel', machine) ?? decline('a kernel is not known');
    const { shape } = x.tensor;
    const [inner = 1, units = 1] = kernel.tensor.shape;
    machine.charge(x.tensor.size * units);
    const bias = weightOf(self, 'bias', machine);
    const sum = yield* pausing(() => {
      const product =
        shape.length === 2
          ? matmul(x, kernel)
          : reshape(matmulInAnyOrder(reshape(x, [x.tensor.size / Math.max(1, inner), inner]), kernel), [
              ...shape.slice(0, -1),
              units,
            ]);
      return wrap(bias === undefined ? product : add(product, bias));
    });
    return yield* machine.callWith(own(self, 'activation'), sum);
  },
};

export const activation: LayerDefinition = {
  signature: '(self, activation, **kwargs)',
  settings: (bound, machine) => ({ activation: activationFrom(bound.get('activation'), machine) }),
  call: (self, input, machine) => {
    const callee = own(self, 'activation');
    return callee === null ? input : machine.callWith(callee, input);
  },
};

export const flatten: LayerDefinition = {
  signature: '(self, data_format=None, **kwargs)',
  settings: () => ({}),
  call: (_self, input, machine) => {
    const x = tensorOf(input, machine);
    const [batch = 1, ...rest] = x.tensor.shape;
    return wrap(reshape(x, [batch, sizeOf(rest)]));
  },
};

/** PReLU with its own slopes: relu(x) - alpha relu(-x). */
export const prelu: LayerDefinition = {
  signature:
    "(self, alpha_initializer='Zeros', alpha_regularizer=None, alpha_constraint=None, shared_axes=None, **kwargs)",
  settings: (bound, machine) => ({
    ...initializersOf(bound, ['alpha_initializer'], machine),
    shared_axes: bound.get('shared_axes'),
  }),
  build: (self, shape, machine) => {
    const shared = (sequence(own(self, 'shared_axes')) ?? []).map((axis) => integer(axis, 'an axis'));
    const extents = shape.slice(1).map((extent, i) => (shared.includes(i + 1) ? 1 : extent));
    makeWeight(self, 'alpha', extents, 'alpha_initializer', machine);
  },
  call: (self, input, machine) => {
    const x = tensorOf(input, machine);
    const alpha = tensorOf(own(self, 'alpha'), machine);
    return wrap(add(relu(x), multiply(negative(alpha), relu(negative(x)))));
  },
};

export const lambda: LayerDefinition = {
  signature: '(self, function, output_shape=None, mask=None, arguments=None, **kwargs)',
  settings: (bound) => {
    plain(bound, ['arguments'], 'a Lambda layer');
    return { function: bound.get('function') };
  },
  call: (self, input, machine) => machine.callWith(own(self, 'function'), input),
};

/** Embedding: a row of the table for every index. */
export const embedding: LayerDefinition = {
  signature:
    "(self, input_dim, output_dim, embeddings_initializer='uniform', embeddings_regularizer=None, embeddings_constraint=None, mask_zero=False, weights=None, lora_rank=None, lora_alpha=None, quantization_config=None, **kwargs)",
  settings: (bound, machine) => {
    plain(bound, ['weights'], 'an Embedding layer');
    return {
      input_dim: bound.get('input_dim'),
      output_dim: bound.get('output_dim'),
      mask_zero: bound.get('mask_zero'),
      ...initializersOf(bound, ['embeddings_initializer'], machine),
    };
  },
  build: (self, _shape, machine) => {
    const extents = [integer(own(self, 'input_dim'), 'input_dim'), integer(own(self, 'output_dim'), 'output_dim')];
    makeWeight(self, 'embeddings', extents, 'embeddings_initializer', machine);
  },
  call: (self, input, machine) => {
    const given = tensorOf(input, machine);
    const places = isInteger(given.tensor.dtype) ? given : cast(given, 'int32');
    const table = weightOf(self, 'embeddings', machine) ?? decline('a table is not known');
    if (table.node !== undefined) return decline('the gradient of an Embedding layer is not evaluated');
    const rows = gather(table, places.tensor, 0);
    return rows instanceof IndexFailure ? decline('an index out of range is not evaluated') : wrap(rows);
  },
};

/** Rescaling: x * scale + offset. */
export const rescaling: LayerDefinition = {
  signature: '(self, scale, offset=0.0, **kwargs)',
  settings: (bound) => ({ scale: bound.get('scale'), offset: bound.get('offset') }),
  call: (self, input, machine) => {
    const given = tensorOf(input, machine);
    const x = isFloat(given.tensor.dtype) ? given : cast(given, 'float32');
    const setting = (name: string) => number(real(own(self, name), name), x.tensor.dtype);
    return wrap(add(multiply(x, setting('scale')), setting('offset')));
  },
};

export const identity: LayerDefinition = {
  signature: '(self, **kwargs)',
  settings: () => ({}),
  call: (_self, input) => input,
};
