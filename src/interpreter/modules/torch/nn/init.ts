import type { FloatType } from '../../../../numeric/rounding';
import { eye, full } from '../../../../tensor/create';
import * as sampling from '../../../../tensor/random/torch/distributions';
import type { TorchGenerator } from '../../../../tensor/random/torch/generator';
import { sizeOf } from '../../../../tensor/shape';
import { Tensor } from '../../../../tensor/tensor';
import { isContiguous } from '../../../../tensor/view';
import { own } from '../../../own';
import type { Bound } from '../../../signature';
import type { Machine, Value } from '../../../values';
import { decline } from '../../declined';
import { real, tensorArgument } from '../convert';
import { unknownNumbers } from '../creationArguments';
import { generatorOf } from '../generator';
import { overwrite } from '../inPlace';
import { torchState } from '../state';
import { operation } from '../table';
import type { TorchTensor } from '../tensor';

/** Refills a tensor from the generator, or with unknown numbers. */
export function refill(
  t: TorchTensor,
  draw: (g: TorchGenerator, size: number, type: FloatType) => sampling.Samples,
  machine: Machine,
  bound?: Bound,
): void {
  const { shape, dtype } = t.tensor;
  machine.charge(t.tensor.size);
  const generator = generatorOf(bound ?? noArguments, machine);
  if (generator === undefined) {
    overwrite(t.tensor, unknownNumbers(shape, dtype, torchState(machine).unknownNumbers ?? '', machine));
    return;
  }
  const { values, errors } = draw(generator, sizeOf(shape), dtype as FloatType);
  overwrite(t.tensor, Tensor.of(dtype, [...shape], values, errors));
}

const noArguments = { get: () => null } as unknown as Bound;

export const fillUniform = (t: TorchTensor, from: number, to: number, machine: Machine, bound?: Bound): void =>
  refill(t, (g, size, type) => sampling.uniform(g, size, from, to, type), machine, bound);

export const fillNormal = (t: TorchTensor, mean: number, deviation: number, machine: Machine, bound?: Bound): void =>
  refill(t, (g, size, type) => sampling.normal(g, size, mean, deviation, type, isContiguous(t.tensor)), machine, bound);

/** Inputs and outputs of a weight, receptive field included (torch/nn/init.py, `_calculate_fan_in_and_fan_out`). */
export function fans(shape: readonly number[], machine: Machine): readonly [fanIn: number, fanOut: number] {
  if (shape.length < 2) {
    return machine.raise(
      'ValueError',
      'Fan in and fan out can not be computed for tensor with fewer than 2 dimensions',
    );
  }
  const field = sizeOf(shape.slice(2));
  return [(shape[1] ?? 1) * field, (shape[0] ?? 1) * field];
}

/** The recommended gain of a nonlinearity. */
export function gain(nonlinearity: Value, parameter: Value, machine: Machine): number {
  const fixed: Readonly<Record<string, number>> = {
    linear: 1,
    conv1d: 1,
    conv2d: 1,
    conv3d: 1,
    conv_transpose1d: 1,
    conv_transpose2d: 1,
    conv_transpose3d: 1,
    sigmoid: 1,
    tanh: 5 / 3,
    relu: Math.sqrt(2),
    selu: 3 / 4,
  };
  const name = typeof nonlinearity === 'string' ? nonlinearity : '';
  if (name === 'leaky_relu') {
    const slope = parameter === null ? 0.01 : real(parameter, 'negative_slope', machine);
    return Math.sqrt(2 / (1 + slope ** 2));
  }
  return own(fixed, name) ?? machine.raise('ValueError', `Unsupported nonlinearity ${name}`);
}

/** kaiming_uniform_'s bound; Python floats throughout. */
export const kaimingBound = (fan: number, nonlinearityGain: number): number =>
  Math.sqrt(3) * (nonlinearityGain / Math.sqrt(fan));

type Fill = (t: TorchTensor, bound: Bound, machine: Machine) => void;

const numberOf = (bound: Bound, name: string, machine: Machine): number => real(bound.get(name), name, machine);

function kaiming(t: TorchTensor, bound: Bound, machine: Machine): number {
  const [fanIn, fanOut] = fans(t.tensor.shape, machine);
  const fan = bound.get('mode') === 'fan_out' ? fanOut : fanIn;
  return gain(bound.get('nonlinearity'), bound.get('a'), machine) / Math.sqrt(fan);
}

function xavier(t: TorchTensor, bound: Bound, machine: Machine): number {
  const [fanIn, fanOut] = fans(t.tensor.shape, machine);
  return numberOf(bound, 'gain', machine) * Math.sqrt(2 / (fanIn + fanOut));
}

const rows: readonly (readonly [name: string, signature: string, fill: Fill])[] = [
  [
    'uniform_',
    '(tensor, a=0.0, b=1.0, generator=None)',
    (t, bound, machine) => fillUniform(t, numberOf(bound, 'a', machine), numberOf(bound, 'b', machine), machine, bound),
  ],
  [
    'normal_',
    '(tensor, mean=0.0, std=1.0, generator=None)',
    (t, bound, machine) =>
      fillNormal(t, numberOf(bound, 'mean', machine), numberOf(bound, 'std', machine), machine, bound),
  ],
  [
    'constant_',
    '(tensor, val)',
    (t, bound, machine) => overwrite(t.tensor, full(t.tensor.shape, numberOf(bound, 'val', machine), t.tensor.dtype)),
  ],
  ['ones_', '(tensor)', (t) => overwrite(t.tensor, full(t.tensor.shape, 1, t.tensor.dtype))],
  ['zeros_', '(tensor)', (t) => overwrite(t.tensor, full(t.tensor.shape, 0, t.tensor.dtype))],
  [
    'eye_',
    '(tensor)',
    (t, _bound, machine) => {
      const [rowCount = 0, columns = 0] = t.tensor.shape;
      if (t.tensor.shape.length !== 2) machine.raise('ValueError', 'Only tensors with 2 dimensions are supported');
      overwrite(t.tensor, eye(rowCount, columns, t.tensor.dtype));
    },
  ],
  [
    'xavier_uniform_',
    '(tensor, gain=1.0, generator=None)',
    (t, bound, machine) => {
      const limit = Math.sqrt(3) * xavier(t, bound, machine);
      fillUniform(t, -limit, limit, machine, bound);
    },
  ],
  [
    'xavier_normal_',
    '(tensor, gain=1.0, generator=None)',
    (t, bound, machine) => fillNormal(t, 0, xavier(t, bound, machine), machine, bound),
  ],
  [
    'kaiming_uniform_',
    "(tensor, a=0, mode='fan_in', nonlinearity='leaky_relu', generator=None)",
    (t, bound, machine) => {
      const limit = Math.sqrt(3) * kaiming(t, bound, machine);
      fillUniform(t, -limit, limit, machine, bound);
    },
  ],
  [
    'kaiming_normal_',
    "(tensor, a=0, mode='fan_in', nonlinearity='leaky_relu', generator=None)",
    (t, bound, machine) => fillNormal(t, 0, kaiming(t, bound, machine), machine, bound),
  ],
];

/** The functions of torch.nn.init. */
export function initMembers(): Map<string, Value> {
  const members = new Map<string, Value>(
    rows.map(([name, signature, fill]) => [
      name,
      operation(
        name,
        signature,
        (bound, machine) => {
          const t = tensorArgument(bound.get('tensor'), name, 'tensor', 1, machine);
          fill(t, bound, machine);
          return t;
        },
        { inPython: true },
      ),
    ]),
  );
  members.set(
    'calculate_gain',
    operation(
      'calculate_gain',
      '(nonlinearity, param=None)',
      (bound, machine) => {
        const value = gain(bound.get('nonlinearity'), bound.get('param'), machine);
        return value === 1 && bound.get('nonlinearity') !== 'leaky_relu' ? 1n : value;
      },
      { inPython: true },
    ),
  );
  for (const name of [
    'xavier_uniform',
    'xavier_normal',
    'kaiming_uniform',
    'kaiming_normal',
    'uniform',
    'normal',
    'constant',
  ]) {
    members.set(
      name,
      operation(name, '(*arguments, **keywords)', () =>
        decline(`torch.nn.init.${name} is deprecated and not evaluated`),
      ),
    );
  }
  return members;
}
