import { divide, extremeOf, multiply, number } from '../../../../tensor/autograd/arithmetic';
import { reduceBy, reduceSum } from '../../../../tensor/autograd/reduction';
import { joined, rearrange } from '../../../../tensor/autograd/structure';
import { constant } from '../../../../tensor/autograd/tape';
import { full } from '../../../../tensor/create';
import { reduce } from '../../../../tensor/reduce';
import { rounder, ulp } from '../../../../tensor/rounding';
import { slice } from '../../../../tensor/view';
import type { Bound } from '../../../signature';
import type { Machine } from '../../../values';
import { decline } from '../../declined';
import { scaledDotProduct } from '../attention';
import { axis, integers, real, tensorArgument } from '../convert';
import { named } from '../linear';
import type { Row } from '../table';
import { TorchTensor, variableOf, wrap } from '../tensor';
import { convolve } from './convolution';
import { groupNorm } from './groupNorm';
import { batchNorm, embedding, layerNorm, rmsNorm } from './layers';

const variable = (bound: Bound, name: string, machine: Machine) => {
  const value = bound.get(name);
  return value instanceof TorchTensor ? variableOf(value, machine) : undefined;
};

const input = (bound: Bound, functionName: string, machine: Machine) =>
  variableOf(tensorArgument(bound.get('input'), functionName, 'input', 1, machine), machine);

const repeated = (values: readonly number[], count: number): number[] =>
  values.length === 1 ? Array<number>(count).fill(values[0] ?? 0) : [...values];

const convolution = (rank: number): Row => [
  `F:conv${rank}d`,
  '(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1)',
  (bound, machine, name) => {
    const weight = variable(bound, 'weight', machine);
    if (weight === undefined || typeof bound.get('padding') === 'string')
      return decline(`such a ${name} is not evaluated`);
    const sizes = (key: string): number[] => repeated(integers([bound.get(key)], key, machine), rank);
    const sliding = {
      stride: sizes('stride'),
      padding: sizes('padding'),
      dilation: sizes('dilation'),
      groups: real(bound.get('groups'), 'groups', machine),
    };
    return wrap(convolve(input(bound, name, machine), weight, variable(bound, 'bias', machine), sliding, machine));
  },
];

/** The Euclidean length of rows, for normalize and cosine_similarity. */
function lengths(v: ReturnType<typeof input>, along: number) {
  const { dtype } = v.tensor;
  const round = rounder(dtype);
  const value = reduce(v.tensor, [along], true, dtype, (values, errors) => {
    const length = round(Math.sqrt(values.reduce((sum, x) => sum + x * x, 0)));
    const carried = errors?.reduce((sum, error) => sum + error, 0) ?? 0;
    return [length, carried + (values.length > 1 ? 2 * ulp(dtype, length) : 0)];
  });
  return reduceBy(v, [along], value, 'LinalgVectorNormBackward0', (x, result) => divide(x, result));
}

/** Functions of torch.nn.functional beside activations and losses. */
export const functionalRows: readonly Row[] = [
  [
    'F:layer_norm',
    '(input, normalized_shape, weight=None, bias=None, eps=1e-05)',
    (bound, machine, name) =>
      wrap(
        layerNorm(
          input(bound, name, machine),
          integers([bound.get('normalized_shape')], 'normalized_shape', machine),
          variable(bound, 'weight', machine),
          variable(bound, 'bias', machine),
          real(bound.get('eps'), 'eps', machine),
          machine,
        ),
      ),
  ],
  [
    'TF:rms_norm',
    '(input, normalized_shape, weight=None, eps=None)',
    (bound, machine, name) =>
      wrap(
        rmsNorm(
          input(bound, name, machine),
          integers([bound.get('normalized_shape')], 'normalized_shape', machine),
          variable(bound, 'weight', machine),
          bound.get('eps') === null ? 2 ** -23 : real(bound.get('eps'), 'eps', machine),
        ),
      ),
  ],
  [
    'F:batch_norm',
    '(input, running_mean, running_var, weight=None, bias=None, training=False, momentum=0.1, eps=1e-05)',
    (bound, machine, name) => {
      const [mean, variance] = [variable(bound, 'running_mean', machine), variable(bound, 'running_var', machine)];
      if (bound.get('training') === true && mean)
        return decline('F.batch_norm that updates running statistics is not evaluated');
      const fixed = mean && variance ? ([mean, variance] as const) : undefined;
      return wrap(
        batchNorm(
          input(bound, name, machine),
          variable(bound, 'weight', machine),
          variable(bound, 'bias', machine),
          real(bound.get('eps'), 'eps', machine),
          fixed,
        ).result,
      );
    },
  ],
  [
    'F:embedding',
    '(input, weight, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False)',
    (bound, machine, name) => {
      const weight = variable(bound, 'weight', machine);
      if (weight === undefined || bound.get('padding_idx') !== null || bound.get('max_norm') !== null)
        return decline('such an embedding is not evaluated');
      return wrap(embedding(input(bound, name, machine).tensor, weight, machine));
    },
  ],
  [
    'F:normalize',
    '(input, p=2.0, dim=1, eps=1e-12)',
    (bound, machine, name) => {
      const x = input(bound, name, machine);
      if (real(bound.get('p'), 'p', machine) !== 2) return decline('normalize by another norm is not evaluated');
      const along = axis(bound.get('dim'), x.tensor.shape.length, machine);
      return wrap(
        divide(x, extremeOf(lengths(x, along), number(real(bound.get('eps'), 'eps', machine), x.tensor.dtype), 1)),
      );
    },
  ],
  [
    'TF:cosine_similarity',
    '(input, x2, dim=1, eps=1e-08)',
    (bound, machine, name) => {
      const x = input(bound, name, machine);
      const y = variable(bound, 'x2', machine);
      if (y === undefined) return decline('cosine_similarity of something else than tensors is not evaluated');
      const along = axis(bound.get('dim'), x.tensor.shape.length, machine);
      const least = number(real(bound.get('eps'), 'eps', machine), x.tensor.dtype);
      const unit = (v: typeof x) => divide(v, extremeOf(lengths(v, along), least, 1));
      return wrap(named(reduceSum(multiply(unit(x), unit(y)), [along], false, x.tensor.dtype), 'SumBackward1'));
    },
  ],
  [
    'F:pad',
    "(input, pad, mode='constant', value=None)",
    (bound, machine, name) => {
      const x = input(bound, name, machine);
      if (bound.get('mode') !== 'constant') return decline('pad of another mode is not evaluated');
      const pads = integers([bound.get('pad')], 'pad', machine);
      const filler = bound.get('value') === null ? 0 : real(bound.get('value'), 'value', machine);
      let result = x;
      for (let i = 0; i * 2 < pads.length; i++) {
        const along = x.tensor.shape.length - 1 - i;
        const [before = 0, after = 0] = pads.slice(2 * i);
        if (before < 0 || after < 0) {
          const count = (result.tensor.shape[along] ?? 0) + Math.min(before, 0) + Math.min(after, 0);
          result = rearrange('SliceBackward0', result, (t) => slice(t, along, Math.max(0, -before), count));
        }
        const edge = (count: number) =>
          constant(full(result.tensor.shape.with(along, Math.max(count, 0)), filler, x.tensor.dtype));
        result = joined([edge(before), result, edge(after)], along, x.tensor.dtype);
      }
      return wrap(named(result, 'ConstantPadNdBackward0'));
    },
  ],
  [
    'F:group_norm',
    '(input, num_groups, weight=None, bias=None, eps=1e-05)',
    (bound, machine, name) =>
      wrap(
        groupNorm(
          input(bound, name, machine),
          real(bound.get('num_groups'), 'num_groups', machine),
          variable(bound, 'weight', machine),
          variable(bound, 'bias', machine),
          real(bound.get('eps'), 'eps', machine),
          machine,
        ),
      ),
  ],
  [
    'F:scaled_dot_product_attention',
    '(query, key, value, attn_mask=None, dropout_p=0.0, is_causal=False, scale=None, enable_gqa=False)',
    (bound, machine, name) => {
      if (real(bound.get('dropout_p'), 'dropout_p', machine) !== 0 || bound.get('enable_gqa') === true)
        return decline('such a scaled_dot_product_attention is not evaluated');
      const at = (key: string, place: number) =>
        variableOf(tensorArgument(bound.get(key), name, key, place, machine), machine);
      return wrap(
        scaledDotProduct(
          [at('query', 1), at('key', 2), at('value', 3)],
          variable(bound, 'attn_mask', machine),
          bound.get('is_causal') === true,
          bound.get('scale') === null ? undefined : real(bound.get('scale'), 'scale', machine),
          machine,
        ),
      );
    },
  ],
  convolution(1),
  convolution(2),
];
