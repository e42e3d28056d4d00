import { sizeOf } from '../../../../tensor/shape';
import { PythonTuple } from '../../../objects/tuple';
import type { Machine } from '../../../values';
import { decline } from '../../declined';
import { variableOf, wrap } from '../tensor';
import { convolve, type Sliding } from './convolution';
import { attribute, type Layer, part, repeatedInteger, resetLinear, tensorOf, text, tuple, whole } from './layer';
import type { ModuleObject } from './module';
import { blankParameter } from './parameter';

const slidingOf = (self: ModuleObject, rank: number, machine: Machine): Sliding => ({
  stride: repeatedInteger(attribute(self, 'stride'), rank, machine),
  padding: repeatedInteger(attribute(self, 'padding'), rank, machine),
  dilation: repeatedInteger(attribute(self, 'dilation'), rank, machine),
  groups: whole(self, 'groups'),
});

export const convolution = (rank: number): Layer => ({
  name: `Conv${rank}d`,
  module: 'conv',
  signature:
    "(in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True, padding_mode='zeros', device=None, dtype=None)",
  build: (self, bound, machine) => {
    if (bound.get('padding_mode') !== 'zeros' || typeof bound.get('padding') === 'string')
      decline('such a padding is not evaluated');
    const [inputs, outputs, groups] = [whole(self, 'in_channels'), whole(self, 'out_channels'), whole(self, 'groups')];
    for (const name of ['kernel_size', 'stride', 'padding', 'dilation']) {
      self.attributes.set(name, new PythonTuple(repeatedInteger(attribute(self, name), rank, machine).map(BigInt)));
    }
    const kernel = repeatedInteger(attribute(self, 'kernel_size'), rank, machine);
    self.parameters.set('weight', blankParameter([outputs, inputs / groups, ...kernel], machine));
    self.parameters.set('bias', bound.get('bias') === false ? null : blankParameter([outputs], machine));
    resetLinear(self, (inputs / groups) * sizeOf(kernel), machine);
  },
  extra: (self) => {
    const shown = (name: string): string => text(attribute(self, name));
    const plain = (value: number): string => tuple(Array<number>(rank).fill(value));
    return [
      `${shown('in_channels')}, ${shown('out_channels')}, kernel_size=${shown('kernel_size')}, stride=${shown('stride')}`,
      ...(shown('padding') === plain(0) ? [] : [`padding=${shown('padding')}`]),
      ...(shown('dilation') === plain(1) ? [] : [`dilation=${shown('dilation')}`]),
      ...(whole(self, 'groups') === 1 ? [] : [`groups=${shown('groups')}`]),
      ...(self.parameters.get('bias') ? [] : ['bias=False']),
    ].join(', ');
  },
  forward: (self, input, machine) => {
    const x = variableOf(tensorOf(input, `conv${rank}d`, machine), machine);
    const weight = part(self, 'weight', machine);
    if (weight === undefined) return decline('a convolution without weight is not evaluated');
    return wrap(convolve(x, weight, part(self, 'bias', machine), slidingOf(self, rank, machine), machine));
  },
});
