import type { Variable } from '../../../../../tensor/autograd/tape';
import { sizeOf } from '../../../../../tensor/shape';
import { add } from '../../../../../tensor/tensorflow/arithmetic';
import { extremeAlong, mean } from '../../../../../tensor/tensorflow/reduction';
import {
  averagePool,
  convolution,
  depthwise,
  maxPool,
  type Windows,
  windowedShape,
} from '../../../../../tensor/tensorflow/windows';
import { PythonTuple } from '../../../../objects/tuple';
import type { Bound } from '../../../../signature';
import type { Machine, Value } from '../../../../values';
import { decline } from '../../../declined';
import { integer, shapeArgument } from '../../convert';
import { withoutGradient } from '../../decline';
import { wrap } from '../../tensor';
import { activationFrom, linear } from '../activations';
import type { LayerObject } from '../layer';
import {
  channelsLast,
  floatsOf,
  initializersOf,
  type LayerDefinition,
  makeWeight,
  own,
  perAxis,
  weightOf,
} from './definition';

/** Convolutions and pooling (keras/src/layers/convolutional, pooling), channels last. */

const numbers = (values: readonly number[]): Value => new PythonTuple(values.map(BigInt));

function paddingOf(bound: Bound): string {
  const given = String(bound.get('padding')).toLowerCase();
  return given === 'valid' || given === 'same' ? given : decline(`the padding ${given} is not evaluated`);
}

function windowsFrom(self: LayerObject, size: string): Windows {
  const extents = shapeArgument(own(self, size));
  return {
    size: extents,
    strides: shapeArgument(own(self, 'strides')),
    dilations: own(self, 'dilation_rate') === null ? extents.map(() => 1) : shapeArgument(own(self, 'dilation_rate')),
    padding: own(self, 'padding') === 'same' ? 'SAME' : 'VALID',
  };
}

function chargeWindows(x: Variable, windows: Windows, width: number, machine: Machine): void {
  const { shape } = x.tensor;
  machine.charge(
    (shape[0] ?? 1) * sizeOf(windowedShape(shape, windows)) * sizeOf(windows.size) * (shape.at(-1) ?? 1) * width,
  );
}

const regular =
  'kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, bias_constraint=None';

function* activated(self: LayerObject, x: Variable, machine: Machine): Generator<void, Value> {
  const bias = weightOf(self, 'bias', machine);
  const sum = wrap(bias === undefined ? x : add(x, bias));
  return yield* machine.callWith(own(self, 'activation'), sum);
}

const convolutionLayer = (rank: number): LayerDefinition => ({
  signature: `(self, filters, kernel_size, strides=1, padding='valid', data_format=None, dilation_rate=1, groups=1, activation=None, use_bias=True, kernel_initializer='glorot_uniform', bias_initializer='zeros', ${regular}, **kwargs)`,
  spec: { minimum: rank + 2 },
  settings: (bound, machine) => {
    channelsLast(bound);
    if (bound.get('groups') !== 1n) decline('convolutions in groups are not evaluated');
    return {
      filters: bound.get('filters'),
      kernel_size: numbers(perAxis(bound.get('kernel_size'), rank, 'kernel_size')),
      strides: numbers(perAxis(bound.get('strides'), rank, 'strides')),
      padding: paddingOf(bound),
      dilation_rate: numbers(perAxis(bound.get('dilation_rate'), rank, 'dilation_rate')),
      activation: activationFrom(bound.get('activation'), machine) ?? linear,
      use_bias: bound.get('use_bias') !== false,
      ...initializersOf(bound, ['kernel_initializer', 'bias_initializer'], machine),
    };
  },
  build: (self, shape, machine) => {
    const filters = integer(own(self, 'filters'), 'filters');
    const channels = shape.at(-1) ?? 1;
    makeWeight(
      self,
      'kernel',
      [...shapeArgument(own(self, 'kernel_size')), channels, filters],
      'kernel_initializer',
      machine,
    );
    if (own(self, 'use_bias') === true) makeWeight(self, 'bias', [filters], 'bias_initializer', machine);
    else self.attributes.set('bias', null);
    self.spec = { minimum: rank + 2, last: channels };
  },
  *call(self, input, machine) {
    const x = floatsOf(input, machine, 'a convolution');
    const kernel = weightOf(self, 'kernel', machine) ?? decline('a kernel is not known');
    const windows = windowsFrom(self, 'kernel_size');
    chargeWindows(x, windows, kernel.tensor.shape.at(-1) ?? 1, machine);
    return yield* activated(self, convolution(x, kernel, windows), machine);
  },
});

const depthwiseLayer: LayerDefinition = {
  signature: `(self, kernel_size, strides=1, padding='valid', depth_multiplier=1, data_format=None, dilation_rate=1, activation=None, use_bias=True, depthwise_initializer='glorot_uniform', bias_initializer='zeros', depthwise_regularizer=None, bias_regularizer=None, activity_regularizer=None, depthwise_constraint=None, bias_constraint=None, **kwargs)`,
  spec: { minimum: 4 },
  settings: (bound, machine) => {
    channelsLast(bound);
    return {
      kernel_size: numbers(perAxis(bound.get('kernel_size'), 2, 'kernel_size')),
      strides: numbers(perAxis(bound.get('strides'), 2, 'strides')),
      padding: paddingOf(bound),
      depth_multiplier: bound.get('depth_multiplier'),
      dilation_rate: numbers(perAxis(bound.get('dilation_rate'), 2, 'dilation_rate')),
      activation: activationFrom(bound.get('activation'), machine) ?? linear,
      use_bias: bound.get('use_bias') !== false,
      ...initializersOf(bound, ['depthwise_initializer', 'bias_initializer'], machine),
    };
  },
  build: (self, shape, machine) => {
    const channels = shape.at(-1) ?? 1;
    const multiplier = integer(own(self, 'depth_multiplier'), 'depth_multiplier');
    makeWeight(
      self,
      'kernel',
      [...shapeArgument(own(self, 'kernel_size')), channels, multiplier],
      'depthwise_initializer',
      machine,
    );
    if (own(self, 'use_bias') === true) makeWeight(self, 'bias', [channels * multiplier], 'bias_initializer', machine);
    else self.attributes.set('bias', null);
    self.spec = { minimum: 4, last: channels };
  },
  *call(self, input, machine) {
    const x = floatsOf(input, machine, 'a convolution');
    const kernel = weightOf(self, 'kernel', machine) ?? decline('a kernel is not known');
    const windows = windowsFrom(self, 'kernel_size');
    chargeWindows(x, windows, kernel.tensor.shape.at(-1) ?? 1, machine);
    return yield* activated(self, depthwise(x, kernel, windows), machine);
  },
};

const poolingLayer = (kind: 'max' | 'average', rank: number): LayerDefinition => ({
  signature: `(self, pool_size=2, strides=None, padding='valid', data_format=None, name=None, **kwargs)`,
  spec: { ndim: rank + 2 },
  settings: (bound, _machine, self) => {
    channelsLast(bound);
    const size = perAxis(bound.get('pool_size'), rank, 'pool_size');
    const name = bound.get('name');
    if (typeof name === 'string') self.name = name;
    return {
      pool_size: numbers(size),
      strides: bound.get('strides') === null ? numbers(size) : numbers(perAxis(bound.get('strides'), rank, 'strides')),
      padding: paddingOf(bound),
    };
  },
  call: (self, input, machine) => {
    const given = floatsOf(input, machine, 'pooling');
    const windows = windowsFrom(self, 'pool_size');
    chargeWindows(given, windows, 1, machine);
    return wrap(kind === 'max' ? maxPool(withoutGradient(given, 'max pooling'), windows) : averagePool(given, windows));
  },
});

const globalPooling = (kind: 'max' | 'average', rank: number): LayerDefinition => ({
  signature: '(self, data_format=None, keepdims=False, **kwargs)',
  spec: { ndim: rank + 2 },
  settings: (bound) => {
    channelsLast(bound);
    return { keepdims: bound.get('keepdims') };
  },
  call: (self, input, machine) => {
    const x = floatsOf(input, machine, 'pooling');
    const axes = Array.from({ length: rank }, (_, i) => i + 1);
    const keep = own(self, 'keepdims') === true;
    return wrap(kind === 'max' ? extremeAlong(1, x, axes, keep) : mean(x, axes, keep));
  },
});

/** Layers of one, two and three spatial axes. */
const perRank = (make: (rank: number) => Record<string, LayerDefinition>): Record<string, LayerDefinition> =>
  Object.assign({}, ...[1, 2, 3].map(make));

export const windowLayers: Readonly<Record<string, LayerDefinition>> = {
  ...perRank((rank) => {
    const [convolve, max, average] = [convolutionLayer(rank), poolingLayer('max', rank), poolingLayer('average', rank)];
    const [globalMax, globalAverage] = [globalPooling('max', rank), globalPooling('average', rank)];
    return {
      [`Conv${rank}D`]: convolve,
      [`MaxPooling${rank}D`]: max,
      [`AveragePooling${rank}D`]: average,
      [`GlobalMaxPooling${rank}D`]: globalMax,
      [`GlobalAveragePooling${rank}D`]: globalAverage,
    };
  }),
  DepthwiseConv2D: depthwiseLayer,
};

/** Other names of the same classes. */
export const windowAliases: Readonly<Record<string, string>> = Object.fromEntries(
  [1, 2, 3].flatMap((rank) => [
    [`Convolution${rank}D`, `Conv${rank}D`],
    [`MaxPool${rank}D`, `MaxPooling${rank}D`],
    [`AvgPool${rank}D`, `AveragePooling${rank}D`],
    [`GlobalMaxPool${rank}D`, `GlobalMaxPooling${rank}D`],
    [`GlobalAvgPool${rank}D`, `GlobalAveragePooling${rank}D`],
  ]),
);
