import type { Bound } from '../../../../signature';
import type { Machine, Value } from '../../../../values';
import { decline } from '../../../declined';
import { integer, real, sequence } from '../../convert';
import { wrap } from '../../tensor';
import { dropoutOf } from '../random';
import { makeGenerator } from '../seeds';
import { type LayerDefinition, own, tensorOf } from './definition';

/** Layers that are random while training and let everything through else (keras/src/layers/regularization). */

/** The rate with the generator that its layer draws from. */
function rateSettings(bound: Bound, machine: Machine): Record<string, Value> {
  const rate = real(bound.get('rate'), 'rate');
  if (!(rate >= 0 && rate <= 1)) {
    const shown = typeof bound.get('rate') === 'number' && Number.isInteger(rate) ? rate.toFixed(1) : String(rate);
    machine.raise(
      'ValueError',
      `Invalid value received for argument \`rate\`. Expected a float value between 0 and 1. Received: rate=${shown}`,
    );
  }
  const generator = rate > 0 ? makeGenerator(bound.get('seed'), machine) : null;
  return { rate: bound.get('rate'), seed: bound.get('seed'), seed_generator: generator };
}

const dropout: LayerDefinition = {
  signature: '(self, rate, noise_shape=None, seed=None, **kwargs)',
  settings: (bound, machine) => ({ noise_shape: bound.get('noise_shape'), ...rateSettings(bound, machine) }),
  call: (self, input, machine, training) => {
    const rate = real(own(self, 'rate'), 'rate');
    if (!training || rate === 0) return input;
    const x = tensorOf(input, machine);
    const given = sequence(own(self, 'noise_shape'));
    const shape = given?.map((extent, axis) =>
      extent === null ? (x.tensor.shape[axis] ?? 1) : integer(extent, 'an extent'),
    );
    return dropoutOf(x, rate, shape ?? x.tensor.shape, own(self, 'seed_generator'), machine);
  },
};

/** Whole channels dropped. */
const spatialDropout = (rank: number): LayerDefinition => ({
  signature: `(self, rate, ${rank > 1 ? 'data_format=None, ' : ''}seed=None, name=None, dtype=None)`,
  spec: { ndim: rank + 2 },
  settings: (bound, machine) => {
    if (rank > 1 && bound.get('data_format') !== null) decline('a data format is not evaluated');
    return rateSettings(bound, machine);
  },
  call: (self, input, machine, training) => {
    const rate = real(own(self, 'rate'), 'rate');
    if (!training || rate === 0) return input;
    const x = tensorOf(input, machine);
    const { shape } = x.tensor;
    const noise = shape.map((extent, axis) => (axis === 0 || axis === shape.length - 1 ? extent : 1));
    return dropoutOf(x, rate, noise, own(self, 'seed_generator'), machine);
  },
});

const gaussianNoise: LayerDefinition = {
  signature: '(self, stddev, seed=None, **kwargs)',
  settings: (bound, machine) => ({
    stddev: bound.get('stddev'),
    seed_generator: real(bound.get('stddev'), 'stddev') > 0 ? makeGenerator(bound.get('seed'), machine) : null,
  }),
  call: (self, input, machine, training) => {
    if (training && real(own(self, 'stddev'), 'stddev') > 0) return decline('noise while training is not evaluated');
    return wrap(tensorOf(input, machine));
  },
};

const activityRegularization: LayerDefinition = {
  signature: '(self, l1=0.0, l2=0.0, **kwargs)',
  settings: (bound) => ({ l1: bound.get('l1'), l2: bound.get('l2') }),
  call: (_self, input) => input,
};

export const droppingLayers: Readonly<Record<string, LayerDefinition>> = {
  Dropout: dropout,
  SpatialDropout1D: spatialDropout(1),
  SpatialDropout2D: spatialDropout(2),
  GaussianNoise: gaussianNoise,
  ActivityRegularization: activityRegularization,
};
