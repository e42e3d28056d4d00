import { onlyOnce } from '../../../../../numeric/pausing';
import { constant, type Variable } from '../../../../../tensor/autograd/tape';
import { scalar } from '../../../../../tensor/create';
import { Tensor } from '../../../../../tensor/tensor';
import { add, extreme, multiply, negative, number } from '../../../../../tensor/tensorflow/arithmetic';
import { apply, square } from '../../../../../tensor/tensorflow/elementary';
import { batchNormalised, moments } from '../../../../../tensor/tensorflow/normalisation';
import { mean, sum } from '../../../../../tensor/tensorflow/reduction';
import { reshape } from '../../../../../tensor/tensorflow/structure';
import { errorsOf, toArray } from '../../../../../tensor/view';
import type { Machine, Value } from '../../../../values';
import { decline } from '../../../declined';
import { axesArgument, axisArgument, convert, integer, real } from '../../convert';
import { TensorflowVariable, wrap } from '../../tensor';
import { initializerFrom } from '../initializers';
import type { LayerObject } from '../layer';
import { floatsOf, initializersOf, type LayerDefinition, makeWeight, own, weightOf } from './definition';

/** Layers that normalise (keras/src/layers/normalization). */

const rsqrt = (x: Variable): Variable => apply('rsqrt', x);
const like = (x: Variable, value: number): Variable => number(value, x.tensor.dtype);
const epsilonOf = (self: LayerObject, x: Variable): Variable => like(x, real(own(self, 'epsilon'), 'epsilon'));

const affine = ['gamma_initializer', 'beta_initializer'];
const affineSignature = "center=True, scale=True, beta_initializer='zeros', gamma_initializer='ones'";
const restSignature = 'beta_regularizer=None, gamma_regularizer=None, beta_constraint=None, gamma_constraint=None';

function makeAffine(self: LayerObject, shape: readonly number[], machine: Machine): void {
  const make = (name: string, wanted: Value) =>
    wanted === false ? self.attributes.set(name, null) : makeWeight(self, name, shape, `${name}_initializer`, machine);
  make('gamma', own(self, 'scale'));
  make('beta', own(self, 'center'));
}

/** x inv + (-mean inv + beta) with inv = rsqrt(variance + epsilon) gamma. */
function standardised(
  x: Variable,
  axes: readonly number[],
  epsilon: Variable,
  gamma: Variable | undefined,
  beta: Variable | undefined,
): Variable {
  const [centre, variance] = moments(x, axes, true);
  const root = rsqrt(add(variance, epsilon));
  const inverse = gamma === undefined ? root : multiply(root, gamma);
  const shift = multiply(negative(centre), inverse);
  return add(multiply(x, inverse), beta === undefined ? shift : add(shift, beta));
}

const layerNormalization: LayerDefinition = {
  signature: `(self, axis=-1, epsilon=0.001, ${affineSignature}, ${restSignature}, **kwargs)`,
  settings: (bound, machine) => ({
    axis: bound.get('axis'),
    epsilon: bound.get('epsilon'),
    center: bound.get('center'),
    scale: bound.get('scale'),
    ...initializersOf(bound, affine, machine),
  }),
  build: (self, shape, machine) => {
    const axes = axesArgument(own(self, 'axis'), shape.length);
    makeAffine(
      self,
      axes.map((axis) => shape[axis] ?? 1),
      machine,
    );
  },
  call: (self, input, machine) => {
    const x = floatsOf(input, machine, 'LayerNormalization');
    const axes = axesArgument(own(self, 'axis'), x.tensor.shape.length);
    const spread = (weight: Variable | undefined): Variable | undefined => {
      if (weight === undefined || (axes.length === 1 && axes[0] === x.tensor.shape.length - 1)) return weight;
      return reshape(
        weight,
        x.tensor.shape.map((extent, axis) => (axes.includes(axis) ? extent : 1)),
      );
    };
    const [gamma, beta] = ['gamma', 'beta'].map((name) => spread(weightOf(self, name, machine)));
    return wrap(standardised(x, axes, epsilonOf(self, x), gamma, beta));
  },
};

/** Moves a running statistic towards a batch's: old * momentum + new * (1 - momentum). */
function move(self: LayerObject, name: string, found: Variable): void {
  const variable = own(self, name);
  if (!(variable instanceof TensorflowVariable)) return;
  const momentum = real(own(self, 'momentum'), 'momentum');
  const old = constant(variable.tensor);
  const next = add(
    multiply(old, like(old, momentum)),
    multiply(constant(found.tensor), like(old, 1 - momentum)),
  ).tensor;
  variable.tensor = Tensor.of(next.dtype, [...next.shape], toArray(next).slice(), errorsOf(next)?.slice());
}

const batchNormalization: LayerDefinition = {
  signature: `(self, axis=-1, momentum=0.99, epsilon=0.001, ${affineSignature}, moving_mean_initializer='zeros', moving_variance_initializer='ones', ${restSignature}, renorm=False, renorm_clipping=None, renorm_momentum=0.99, synchronized=False, **kwargs)`,
  settings: (bound, machine) => {
    if (bound.get('renorm') === true) decline('batch renormalisation is not evaluated');
    return {
      axis: bound.get('axis'),
      momentum: bound.get('momentum'),
      epsilon: bound.get('epsilon'),
      center: bound.get('center'),
      scale: bound.get('scale'),
      ...initializersOf(bound, [...affine, 'moving_mean_initializer', 'moving_variance_initializer'], machine),
    };
  },
  build: (self, shape, machine) => {
    const extent = shape[axisArgument(own(self, 'axis'), shape.length)] ?? 1;
    makeAffine(self, [extent], machine);
    for (const name of ['moving_mean', 'moving_variance'])
      makeWeight(self, name, [extent], `${name}_initializer`, machine, false);
    if (axisArgument(own(self, 'axis'), shape.length) === shape.length - 1)
      self.spec = { ndim: shape.length, last: extent };
  },
  call: (self, input, machine, training) => {
    const x = floatsOf(input, machine, 'BatchNormalization');
    const rank = x.tensor.shape.length;
    const axis = axisArgument(own(self, 'axis'), rank);
    const others = [...Array(rank).keys()].filter((k) => k !== axis);
    const learns = training && self.trainable;
    const found = learns ? moments(x, others, false) : undefined;
    const [centre, variance] =
      found ?? ['moving_mean', 'moving_variance'].map((name) => convert(own(self, name), machine));
    if (centre === undefined || variance === undefined) return decline('moments are not known');
    if (learns) {
      onlyOnce(() => move(self, 'moving_mean', centre));
      onlyOnce(() => move(self, 'moving_variance', variance));
    }
    const spread = (t: Variable): Variable =>
      own(self, 'axis') === -1n
        ? t
        : reshape(
            t,
            x.tensor.shape.map((extent, k) => (k === axis ? extent : 1)),
          );
    const [gamma, beta] = ['gamma', 'beta'].map((name) => {
      const weight = weightOf(self, name, machine);
      return weight && spread(weight);
    });
    return wrap(
      batchNormalised(x, spread(centre), spread(variance), beta, gamma, real(own(self, 'epsilon'), 'epsilon')),
    );
  },
};

const unitNormalization: LayerDefinition = {
  signature: '(self, axis=-1, **kwargs)',
  settings: (bound) => ({ axis: bound.get('axis') }),
  call: (self, input, machine) => {
    const x = floatsOf(input, machine, 'UnitNormalization');
    const squares = sum(square(x), axesArgument(own(self, 'axis'), x.tensor.shape.length), true);
    return wrap(multiply(x, extreme(-1, rsqrt(squares), constant(scalar(1e12, x.tensor.dtype)))));
  },
};

const rmsNormalization: LayerDefinition = {
  signature: '(self, axis=-1, epsilon=0.000001, **kwargs)',
  settings: (bound, machine) => ({
    axis: bound.get('axis'),
    epsilon: bound.get('epsilon'),
    scale_initializer: initializerFrom('ones', machine),
  }),
  build: (self, shape, machine) => {
    const axes = axesArgument(own(self, 'axis'), shape.length);
    makeWeight(
      self,
      'scale',
      axes.map((axis) => shape[axis] ?? 1),
      'scale_initializer',
      machine,
    );
  },
  call: (self, input, machine) => {
    const x = floatsOf(input, machine, 'RMSNormalization');
    const axes = axesArgument(own(self, 'axis'), x.tensor.shape.length);
    const root = rsqrt(add(mean(square(x), axes, true), epsilonOf(self, x)));
    const scale = weightOf(self, 'scale', machine) ?? like(x, 1);
    return wrap(multiply(multiply(x, root), scale));
  },
};

/** Channels in groups, each group normalised over everything but the batch. */
const groupNormalization: LayerDefinition = {
  signature: `(self, groups=32, axis=-1, epsilon=0.001, ${affineSignature}, ${restSignature}, **kwargs)`,
  settings: (bound, machine) => {
    if (integer(bound.get('axis'), 'axis') !== -1) decline('groups of another axis than the last are not evaluated');
    return {
      groups: bound.get('groups'),
      epsilon: bound.get('epsilon'),
      center: bound.get('center'),
      scale: bound.get('scale'),
      ...initializersOf(bound, affine, machine),
    };
  },
  build: (self, shape, machine) => makeAffine(self, [shape.at(-1) ?? 1], machine),
  call: (self, input, machine) => {
    const x = floatsOf(input, machine, 'GroupNormalization');
    const { shape } = x.tensor;
    const channels = shape.at(-1) ?? 1;
    const given = integer(own(self, 'groups'), 'groups');
    const groups = given === -1 ? channels : given;
    if (channels % groups !== 0) return decline('groups that do not divide the channels are not evaluated');
    const parted = reshape(x, [...shape.slice(0, -1), groups, channels / groups]);
    const rank = parted.tensor.shape.length;
    const axes = [...Array(rank).keys()].filter((axis) => axis !== 0 && axis !== rank - 2);
    const [gamma, beta] = ['gamma', 'beta'].map((name) => {
      const weight = weightOf(self, name, machine);
      return weight && reshape(weight, [...new Array<number>(rank - 2).fill(1), groups, channels / groups]);
    });
    return wrap(reshape(standardised(parted, axes, epsilonOf(self, x), gamma, beta), shape));
  },
};

export const normalisingLayers: Readonly<Record<string, LayerDefinition>> = {
  LayerNormalization: layerNormalization,
  BatchNormalization: batchNormalization,
  UnitNormalization: unitNormalization,
  RMSNormalization: rmsNormalization,
  GroupNormalization: groupNormalization,
};
