import { add, multiply, number } from '../../../../tensor/autograd/arithmetic';
import { reduceMean } from '../../../../tensor/autograd/reduction';
import { rearrange, reshaped } from '../../../../tensor/autograd/structure';
import type { Variable } from '../../../../tensor/autograd/tape';
import { permute, slice, transpose } from '../../../../tensor/view';
import { PythonTuple } from '../../../objects/tuple';
import type { Machine, Value } from '../../../values';
import { decline } from '../../declined';
import { additive, softmaxLast } from '../attention';
import { linear, matmul, named } from '../linear';
import { TorchTensor, variableOf, wrap } from '../tensor';
import { fillUniform } from './init';
import { attribute, type Layer, part, resetLinear, whole } from './layer';
import { loosened } from './layers';
import { ModuleObject } from './module';
import { blankParameter, filledParameter } from './parameter';

/** The arguments of MultiheadAttention.forward. */
export const attentionSignature =
  '(self, query, key, value, key_padding_mask=None, need_weights=True, attn_mask=None, average_attn_weights=True, is_causal=False)';

/** Rows of one of the three projections. */
const third = (v: Variable, which: number, width: number): Variable =>
  rearrange('SplitBackward0', v, (t) => slice(t, 0, which * width, width));

/** [length, batch, width] as [batch, heads, length, part]. */
function inHeads(v: Variable, heads: number): Variable {
  const [length = 1, batch = 1, width = 1] = v.tensor.shape;
  const split = reshaped(v, [length, batch, heads, width / heads]);
  return rearrange('PermuteBackward0', split, (t) => permute(t, [1, 2, 0, 3]));
}

/** Multi-head attention of sequences (F.multi_head_attention_forward); its last digits are open. */
export function attend(self: ModuleObject, read: (name: string) => Value, machine: Machine): Value {
  const heads = whole(self, 'num_heads');
  const width = whole(self, 'embed_dim');
  if (Number(attribute(self, 'dropout')) > 0 && self.training)
    return decline('attention with dropout is not evaluated');
  if (read('key_padding_mask') !== null) return decline('key_padding_mask is not evaluated');
  const given = ['query', 'key', 'value'].map((name) => {
    const t = read(name);
    return t instanceof TorchTensor ? variableOf(t, machine) : decline('attention of something else is not evaluated');
  });
  const isBatched = given[0]?.tensor.shape.length === 3;
  const isFirst = attribute(self, 'batch_first') === true;
  const swap = (v: Variable): Variable => rearrange('TransposeBackward0', v, (t) => transpose(t, 0, 1));
  const inputs = given.map((v) =>
    isBatched ? (isFirst ? swap(v) : v) : reshaped(v, [v.tensor.shape[0] ?? 1, 1, width]),
  );
  const [weight, bias] = [part(self, 'in_proj_weight', machine), part(self, 'in_proj_bias', machine)];
  const out = self.modules.get('out_proj');
  if (!weight || !(out instanceof ModuleObject)) return decline('such an attention layer is not evaluated');
  const [q, k, v] = inputs.map((x, i) =>
    inHeads(linear(x, third(weight, i, width), bias && third(bias, i, width), machine), heads),
  );
  if (!q || !k || !v) return decline('such an attention layer is not evaluated');
  const keys = rearrange('TransposeBackward0', k, (t) => transpose(t, 2, 3));
  const scale = number(Math.sqrt(heads / width), q.tensor.dtype);
  let scores = multiply(matmul(q, keys, machine), scale);
  const mask = read('attn_mask');
  if (mask instanceof TorchTensor) {
    // A boolean mask of this layer says where attention may not look.
    const v = variableOf(mask, machine);
    scores = add(scores, additive(v, scores, true));
  }
  const weights = softmaxLast(scores, machine);
  const mixed = matmul(weights, v, machine);
  const [batch = 1, , length = 1] = mixed.tensor.shape;
  const joined = reshaped(
    rearrange('PermuteBackward0', mixed, (t) => permute(t, [2, 0, 1, 3])),
    [length * batch, width],
  );
  const outWeight = part(out, 'weight', machine);
  if (!outWeight) return decline('such an attention layer is not evaluated');
  const projected = loosened(linear(joined, outWeight, part(out, 'bias', machine), machine), 16);
  const shaped = reshaped(projected, [length, batch, width]);
  const result = isBatched
    ? isFirst
      ? swap(shaped)
      : shaped
    : named(reshaped(shaped, [length, width]), 'SqueezeBackward1');
  if (read('need_weights') === false) return new PythonTuple([wrap(result), null]);
  const shown = read('average_attn_weights') === false ? weights : reduceMean(weights, [1], false, 'MeanBackward1');
  const loose = loosened(shown, 16);
  return new PythonTuple([
    wrap(result),
    wrap(isBatched ? loose : named(reshaped(loose, loose.tensor.shape.slice(1)), 'SqueezeBackward1')),
  ]);
}

/** nn.MultiheadAttention with its default initialisation. */
export const attentionLayer: Omit<Layer, 'forward'> = {
  name: 'MultiheadAttention',
  module: 'activation',
  signature:
    '(embed_dim, num_heads, dropout=0.0, bias=True, add_bias_kv=False, add_zero_attn=False, kdim=None, vdim=None, batch_first=False, device=None, dtype=None)',
  build: (self, bound, machine) => {
    const width = whole(self, 'embed_dim');
    if (width % whole(self, 'num_heads') !== 0)
      machine.raise('AssertionError', 'embed_dim must be divisible by num_heads');
    if (bound.get('add_bias_kv') === true || bound.get('add_zero_attn') === true)
      decline('such an attention layer is not evaluated');
    for (const name of ['kdim', 'vdim'])
      if (bound.get(name) !== null && Number(bound.get(name)) !== width)
        decline('attention with other widths of keys or values is not evaluated');
    const hasBias = bound.get('bias') !== false;
    self.attributes.set('head_dim', BigInt(width / whole(self, 'num_heads')));
    const weight = blankParameter([3 * width, width], machine);
    self.parameters.set('in_proj_weight', weight);
    self.parameters.set('in_proj_bias', hasBias ? filledParameter([3 * width], 0, machine) : null);
    const out = new ModuleObject(outputType());
    out.ready = true;
    out.attributes.set('in_features', BigInt(width));
    out.attributes.set('out_features', BigInt(width));
    out.parameters.set('weight', blankParameter([width, width], machine));
    out.parameters.set('bias', hasBias ? blankParameter([width], machine) : null);
    resetLinear(out, width, machine);
    if (hasBias) out.parameters.set('bias', filledParameter([width], 0, machine));
    self.modules.set('out_proj', out);
    const limit = Math.sqrt(3) * Math.sqrt(2 / (4 * width));
    fillUniform(weight, -limit, limit, machine);
  },
  extra: () => '',
};

let projection: ModuleObject['type'] | undefined;
/** Tells this module the class that the output projection has. */
export const setOutputType = (type: ModuleObject['type']): void => {
  projection = type;
};
const outputType = (): ModuleObject['type'] => projection ?? decline('attention is not evaluated');
