import { add, multiply } from '../../../../tensor/autograd/arithmetic';
import { reshaped } from '../../../../tensor/autograd/structure';
import type { Variable } from '../../../../tensor/autograd/tape';
import type { Machine } from '../../../values';
import { decline } from '../../declined';
import { real } from '../convert';
import { named } from '../linear';
import { variableOf, wrap } from '../tensor';
import { attribute, type Layer, part, tensorOf, text, whole } from './layer';
import { loosened, standardised } from './layers';
import { filledParameter } from './parameter';

/** `F.group_norm`: every group of channels of an element of the batch by its own mean and variance. */
export function groupNorm(
  x: Variable,
  groups: number,
  weight: Variable | undefined,
  bias: Variable | undefined,
  epsilon: number,
  machine: Machine,
): Variable {
  const { shape } = x.tensor;
  const [batch = 1, channels = 1] = shape;
  if (channels % groups !== 0)
    return machine.raise(
      'RuntimeError',
      `Expected number of channels in input to be divisible by num_groups, but got input of shape [${shape.join(', ')}] and num_groups=${groups}`,
    );
  if (shape.length < 2) return decline('group_norm of such a tensor is not evaluated');
  const rows = reshaped(x, [batch, groups, x.tensor.size / (batch * groups)]);
  const perChannel = shape.map((extent, i) => (i === 1 ? extent : 1));
  let result = reshaped(standardised(rows, [2], epsilon), shape);
  if (weight) result = multiply(result, reshaped(weight, perChannel));
  if (bias) result = add(result, reshaped(bias, perChannel));
  return named(loosened(result, 3), 'NativeGroupNormBackward0');
}

/** nn.GroupNorm. */
export const groupNormLayer: Layer = {
  name: 'GroupNorm',
  module: 'normalization',
  signature: '(num_groups, num_channels, eps=1e-05, affine=True, bias=True, device=None, dtype=None)',
  build: (self, bound, machine) => {
    const [groups, channels] = [whole(self, 'num_groups'), whole(self, 'num_channels')];
    if (channels % groups !== 0)
      machine.raise('ValueError', `num_channels (${channels}) must be divisible by num_groups (${groups})`);
    const affine = bound.get('affine') !== false;
    self.parameters.set('weight', affine ? filledParameter([channels], 1, machine) : null);
    self.parameters.set('bias', affine && bound.get('bias') !== false ? filledParameter([channels], 0, machine) : null);
  },
  extra: (self) =>
    `${text(attribute(self, 'num_groups'))}, ${text(attribute(self, 'num_channels'))}, eps=${text(attribute(self, 'eps'))}, affine=${text(attribute(self, 'affine'))}, bias=${text((self.parameters.get('bias') ?? null) !== null)}`,
  forward: (self, input, machine) =>
    wrap(
      groupNorm(
        variableOf(tensorOf(input, 'group_norm', machine), machine),
        whole(self, 'num_groups'),
        part(self, 'weight', machine),
        part(self, 'bias', machine),
        real(attribute(self, 'eps'), 'eps', machine),
        machine,
      ),
    ),
};
