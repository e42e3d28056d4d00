import { constant } from '../../../tensor/autograd/tape';
import { mapBounded } from '../../../tensor/bounded';
import { full } from '../../../tensor/create';
import { rounder } from '../../../tensor/rounding';
import type { Tensor } from '../../../tensor/tensor';
import type { Bound } from '../../signature';
import { defineFunction } from '../../signature';
import type { Builtin, Machine, Value } from '../../values';
import { decline, guarded } from '../declined';
import { wrap } from './array';
import { convert, integer, shapeArgument } from './convert';
import { truncatedNormalOf } from './distributions';
import { float32, known, normalOf, uniformOf, wordsOf } from './random';
import type { Row } from './table';

/** jax.nn.initializers (jax/_src/nn/initializers.py): functions that make functions of a key, a shape and a dtype. */

type Make = (bound: Bound, shape: readonly number[], machine: Machine) => Tensor;

const round = rounder('float32');

const scaled = (t: Tensor, factor: number): Tensor => mapBounded([t], 'float32', (x = 0) => [round(x * factor), 0]);

const initializer = (name: string, make: Make): Builtin =>
  defineFunction(name, '(key, shape, dtype=None, out_sharding=None)', (bound, machine) =>
    guarded(() => {
      float32(bound, machine);
      return wrap(constant(make(bound, shapeArgument(bound.get('shape')), machine)), machine);
    }),
  );

type Distribution = 'truncated_normal' | 'normal' | 'uniform';
type Mode = 'fan_in' | 'fan_out' | 'fan_avg';

/** Numbers whose variance is scale / fan. */
const varianceScaling =
  (scale: number, mode: Mode, distribution: Distribution): Make =>
  (bound, shape, machine) => {
    if (shape.length < 2) {
      return machine.raise(
        'ValueError',
        `Can't compute input and output sizes of a ${shape.length}-dimensional weights tensor. Must be at least 2D.`,
      );
    }
    const field = shape.slice(0, -2).reduce((a, b) => a * b, 1);
    const [fanIn, fanOut] = [(shape.at(-2) ?? 1) * field, (shape.at(-1) ?? 1) * field];
    const fan = mode === 'fan_in' ? fanIn : mode === 'fan_out' ? fanOut : (fanIn + fanOut) / 2;
    const variance = round(scale / fan);
    const key = wordsOf(bound);
    if (distribution === 'uniform')
      return scaled(uniformOf(key, shape, -1, 1, machine), round(Math.sqrt(round(3 * variance))));
    const deviation = round(Math.sqrt(variance));
    if (distribution === 'normal') return scaled(normalOf(key, shape, machine), deviation);
    return scaled(truncatedNormalOf(key, -2, 2, shape, machine), round(deviation / round(0.8796256610342398)));
  };

const named: readonly (readonly [names: string, scale: number, mode: Mode, distribution: Distribution])[] = [
  ['glorot_uniform xavier_uniform', 1, 'fan_avg', 'uniform'],
  ['glorot_normal xavier_normal', 1, 'fan_avg', 'truncated_normal'],
  ['lecun_uniform', 1, 'fan_in', 'uniform'],
  ['lecun_normal', 1, 'fan_in', 'truncated_normal'],
  ['he_uniform kaiming_uniform', 2, 'fan_in', 'uniform'],
  ['he_normal kaiming_normal', 2, 'fan_in', 'truncated_normal'],
];

const paths = (names: string): string =>
  names
    .split(' ')
    .map((name) => `nn.initializers.${name}`)
    .join(' ');

const simple: readonly (readonly [name: string, parameter: string, draw: (value: number) => Make])[] = [
  [
    'normal',
    'stddev',
    (deviation) => (bound, shape, machine) => scaled(normalOf(wordsOf(bound), shape, machine), round(deviation)),
  ],
  [
    'uniform',
    'scale',
    (scale) => (bound, shape, machine) => scaled(uniformOf(wordsOf(bound), shape, 0, 1, machine), round(scale)),
  ],
  [
    'truncated_normal',
    'stddev',
    (deviation) => (bound, shape, machine) =>
      scaled(truncatedNormalOf(wordsOf(bound), -2, 2, shape, machine), round(deviation)),
  ],
];

const filled = (bound: Bound, value: Value, machine: Machine): Value => {
  float32(bound, machine);
  const shape = shapeArgument(bound.get('shape'));
  return wrap(constant(full(shape, round(known(value, machine)), 'float32')), machine);
};

export const initializerRows: readonly Row[] = [
  ...named.map(
    ([names, scale, mode, distribution]): Row => [
      paths(names),
      '(in_axis=-2, out_axis=-1, batch_axis=(), dtype=None)',
      (bound) =>
        integer(bound.get('in_axis'), 'in_axis') !== -2 || integer(bound.get('out_axis'), 'out_axis') !== -1
          ? decline('an initializer of other axes is not evaluated')
          : initializer('init', varianceScaling(scale, mode, distribution)),
    ],
  ),
  ...simple.map(
    ([name, parameter, draw]): Row => [
      `nn.initializers.${name}`,
      `(${parameter}=0.01, dtype=None)`,
      (bound, machine) => initializer('init', draw(known(bound.get(parameter), machine))),
    ],
  ),
  ...(['zeros', 'ones'] as const).map(
    (name): Row => [
      `nn.initializers.${name}`,
      '(key, shape, dtype=None, out_sharding=None)',
      (bound, machine) => filled(bound, name === 'zeros' ? 0n : 1n, machine),
    ],
  ),
  [
    'nn.initializers.constant',
    '(value, dtype=None)',
    (made, machine) => {
      const value = convert(made.get('value'), machine);
      return defineFunction('init', '(key, shape, dtype=None, out_sharding=None)', (bound) =>
        guarded(() => filled(bound, value, machine)),
      );
    },
  ],
];
