import { add, multiply } from '../../../../tensor/autograd/arithmetic';
import { reduceSum } from '../../../../tensor/autograd/reduction';
import { reshaped } from '../../../../tensor/autograd/structure';
import { full } from '../../../../tensor/create';
import { sizeOf } from '../../../../tensor/shape';
import { slice } from '../../../../tensor/view';
import { PythonTuple } from '../../../objects/tuple';
import type { Bound } from '../../../signature';
import { Unknown } from '../../../values';
import { decline } from '../../declined';
import { real } from '../convert';
import { dropout } from '../dropout';
import { forget } from '../forget';
import { overwrite } from '../inPlace';
import { linear } from '../linear';
import { generatorKey } from '../state';
import { variableOf, wrap } from '../tensor';
import { batchNormalisation } from './batchNorm';
import { convolution } from './convolutionLayer';
import { fillNormal, fillUniform } from './init';
import { attribute, hasBias, type Layer, part, repeatedInteger, resetLinear, tensorOf, text, whole } from './layer';
import { embedding, layerNorm, rmsNorm } from './layers';
import { blankParameter, filledParameter } from './parameter';

const dropoutLayer = (name: string): Layer => ({
  name,
  module: 'dropout',
  signature: '(p=0.5, inplace=False)',
  build: (self, _bound, machine) => {
    const p = real(attribute(self, 'p'), 'p', machine);
    if (p < 0 || p > 1)
      machine.raise(
        'ValueError',
        `dropout probability has to be between 0 and 1, but got ${text(attribute(self, 'p'))}`,
      );
  },
  extra: (self) => `p=${text(attribute(self, 'p'))}, inplace=${text(attribute(self, 'inplace'))}`,
  forward: (self, input, machine) => {
    const x = tensorOf(input, 'dropout', machine);
    if (!self.training) return x;
    if (name === 'Dropout' && attribute(self, 'inplace') !== true)
      return dropout(x, real(attribute(self, 'p'), 'p', machine), noGenerator, machine);
    const reason = `nn.${name}${name === 'Dropout' ? '(inplace=True)' : ''} in training is not evaluated`;
    machine.distrust(generatorKey, reason);
    if (attribute(self, 'inplace') === true) forget(x, new Unknown(reason), machine);
    return decline(reason);
  },
});

const noGenerator = { get: () => null } as unknown as Bound;

/** The layers of torch.nn that are no activation, loss or container. */
export const layers: readonly Layer[] = [
  {
    name: 'Identity',
    module: 'linear',
    signature: '(*args, **kwargs)',
    extra: () => '',
    forward: (_self, input) => input,
  },
  {
    name: 'Linear',
    module: 'linear',
    signature: '(in_features, out_features, bias=True, device=None, dtype=None)',
    build: (self, bound, machine) => {
      const [inputs, outputs] = [whole(self, 'in_features'), whole(self, 'out_features')];
      self.parameters.set('weight', blankParameter([outputs, inputs], machine));
      self.parameters.set('bias', bound.get('bias') === false ? null : blankParameter([outputs], machine));
      resetLinear(self, inputs, machine);
    },
    extra: (self) =>
      `in_features=${text(attribute(self, 'in_features'))}, out_features=${text(attribute(self, 'out_features'))}, bias=${text(hasBias(self))}`,
    forward: (self, input, machine) => {
      const x = variableOf(tensorOf(input, 'linear', machine), machine);
      const weight = part(self, 'weight', machine);
      return weight
        ? wrap(linear(x, weight, part(self, 'bias', machine), machine))
        : decline('a linear layer without weight is not evaluated');
    },
  },
  {
    name: 'Bilinear',
    module: 'linear',
    signature: '(in1_features, in2_features, out_features, bias=True, device=None, dtype=None)',
    build: (self, bound, machine) => {
      const [first, second, outputs] = [
        whole(self, 'in1_features'),
        whole(self, 'in2_features'),
        whole(self, 'out_features'),
      ];
      const weight = blankParameter([outputs, first, second], machine);
      self.parameters.set('weight', weight);
      const bias = bound.get('bias') === false ? null : blankParameter([outputs], machine);
      self.parameters.set('bias', bias);
      const limit = 1 / Math.sqrt(first);
      fillUniform(weight, -limit, limit, machine);
      if (bias) fillUniform(bias, -limit, limit, machine);
    },
    extra: (self) =>
      `${['in1_features', 'in2_features', 'out_features'].map((name) => `${name}=${text(attribute(self, name))}`).join(', ')}, bias=${text(hasBias(self))}`,
    forward: (self, input, machine, second) => {
      const [x, y] = [
        variableOf(tensorOf(input, 'bilinear', machine), machine),
        variableOf(tensorOf(second ?? null, 'bilinear', machine), machine),
      ];
      const weight = part(self, 'weight', machine);
      const bias = part(self, 'bias', machine);
      if (weight === undefined) return decline('a bilinear layer without weight is not evaluated');
      const [outputs = 1, first = 1, width = 1] = weight.tensor.shape;
      const rows = sizeOf(x.tensor.shape.slice(0, -1));
      // x W_k y for every output k: first x with all W at once, then the rest with y.
      const flat = reshaped(weight, [outputs * first, width]);
      const withY = reshaped(linear(reshaped(y, [rows, width]), flat, undefined, machine), [rows, outputs, first]);
      const value = reduceSum(multiply(withY, reshaped(x, [rows, 1, first])), [2], false, x.tensor.dtype);
      const shaped = reshaped(value, [...x.tensor.shape.slice(0, -1), outputs]);
      return wrap(bias ? add(shaped, bias) : shaped);
    },
  },
  {
    name: 'Embedding',
    module: 'sparse',
    signature:
      '(num_embeddings, embedding_dim, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False, device=None, dtype=None)',
    build: (self, bound, machine) => {
      if (bound.get('max_norm') !== null) decline('an embedding with max_norm is not evaluated');
      if (bound.get('scale_grad_by_freq') === true || bound.get('sparse') === true)
        decline('an embedding with sparse or scaled gradients is not evaluated');
      const weight = blankParameter([whole(self, 'num_embeddings'), whole(self, 'embedding_dim')], machine);
      self.parameters.set('weight', weight);
      fillNormal(weight, 0, 1, machine);
      const padding = bound.get('padding_idx');
      if (padding !== null) {
        const row = Number(padding) < 0 ? Number(padding) + whole(self, 'num_embeddings') : Number(padding);
        overwrite(slice(weight.tensor, 0, row, 1), full([1, whole(self, 'embedding_dim')], 0, weight.tensor.dtype));
      }
    },
    extra: (self) =>
      `${text(attribute(self, 'num_embeddings'))}, ${text(attribute(self, 'embedding_dim'))}${attribute(self, 'padding_idx') === null ? '' : `, padding_idx=${text(attribute(self, 'padding_idx'))}`}`,
    forward: (self, input, machine) => {
      const weight = part(self, 'weight', machine);
      if (weight?.node && attribute(self, 'padding_idx') !== null)
        return decline('the gradient of an embedding with padding_idx is not evaluated');
      return weight
        ? wrap(embedding(tensorOf(input, 'embedding', machine).tensor, weight, machine))
        : decline('an embedding without weight is not evaluated');
    },
  },
  {
    name: 'LayerNorm',
    module: 'normalization',
    signature: '(normalized_shape, eps=1e-05, elementwise_affine=True, bias=True, device=None, dtype=None)',
    build: (self, bound, machine) => {
      const shape = repeatedInteger(attribute(self, 'normalized_shape'), 1, machine);
      self.attributes.set('normalized_shape', new PythonTuple(shape.map(BigInt)));
      const affine = bound.get('elementwise_affine') !== false;
      self.parameters.set('weight', affine ? filledParameter(shape, 1, machine) : null);
      self.parameters.set('bias', affine && bound.get('bias') !== false ? filledParameter(shape, 0, machine) : null);
    },
    extra: (self) =>
      `${text(attribute(self, 'normalized_shape'))}, eps=${text(attribute(self, 'eps'))}, elementwise_affine=${text(attribute(self, 'elementwise_affine'))}, bias=${text(hasBias(self))}`,
    forward: (self, input, machine) => {
      const shape = repeatedInteger(attribute(self, 'normalized_shape'), 1, machine);
      return wrap(
        layerNorm(
          variableOf(tensorOf(input, 'layer_norm', machine), machine),
          shape,
          part(self, 'weight', machine),
          part(self, 'bias', machine),
          real(attribute(self, 'eps'), 'eps', machine),
          machine,
        ),
      );
    },
  },
  {
    name: 'RMSNorm',
    module: 'normalization',
    signature: '(normalized_shape, eps=None, elementwise_affine=True, device=None, dtype=None)',
    build: (self, bound, machine) => {
      const shape = repeatedInteger(attribute(self, 'normalized_shape'), 1, machine);
      self.attributes.set('normalized_shape', new PythonTuple(shape.map(BigInt)));
      self.parameters.set(
        'weight',
        bound.get('elementwise_affine') === false ? null : filledParameter(shape, 1, machine),
      );
    },
    extra: (self) =>
      `${text(attribute(self, 'normalized_shape'))}, eps=${text(attribute(self, 'eps'))}, elementwise_affine=${text(attribute(self, 'elementwise_affine'))}`,
    forward: (self, input, machine) => {
      const shape = repeatedInteger(attribute(self, 'normalized_shape'), 1, machine);
      const epsilon = attribute(self, 'eps');
      return wrap(
        rmsNorm(
          variableOf(tensorOf(input, 'rms_norm', machine), machine),
          shape,
          part(self, 'weight', machine),
          epsilon === null ? 2 ** -23 : real(epsilon, 'eps', machine),
        ),
      );
    },
  },
  batchNormalisation(1, [2, 3]),
  batchNormalisation(2, [4]),
  dropoutLayer('Dropout'),
  dropoutLayer('Dropout1d'),
  dropoutLayer('Dropout2d'),
  dropoutLayer('AlphaDropout'),
  {
    name: 'Flatten',
    module: 'flatten',
    signature: '(start_dim=1, end_dim=-1)',
    extra: (self) => `start_dim=${text(attribute(self, 'start_dim'))}, end_dim=${text(attribute(self, 'end_dim'))}`,
    forward: function* (self, input, machine) {
      const method = yield* machine.getAttribute(tensorOf(input, 'flatten', machine), 'flatten');
      return yield* machine.callWith(method, attribute(self, 'start_dim'), attribute(self, 'end_dim'));
    },
  },
  convolution(1),
  convolution(2),
];
