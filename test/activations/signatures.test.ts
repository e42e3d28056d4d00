import assert from 'node:assert/strict';
import { spellingByName } from '../../src/activations/lookup';

/** Signatures read with `inspect` and from the builtins' schemas: torch 2.13.0, tensorflow 2.21.0, keras 3.15.1, jax 0.10.2, flax 0.12.8. */
const recorded: readonly (readonly [name: string, signature: string])[] = [
  ['torch.nn.ReLU', '(inplace=False)'],
  ['torch.nn.functional.leaky_relu', '(input, negative_slope=0.01, inplace=False)'],
  ['torch.nn.functional.elu_', '(input, alpha=1, scale=1, input_scale=1)'],
  ['torch.nn.functional.gelu', "(input, *, approximate='none')"],
  ['torch.nn.GELU', "(approximate='none')"],
  ['torch.nn.Softplus', '(beta=1.0, threshold=20.0)'],
  ['torch.nn.functional.softmax', '(input, dim=None, _stacklevel=3, dtype=None)'],
  ['torch.Tensor.softmax', '(dim, dtype=None)'],
  ['torch.nn.GLU', '(dim=-1)'],
  ['tensorflow.nn.leaky_relu', '(features, alpha=0.2, name=None)'],
  ['tensorflow.nn.gelu', '(features, approximate=False, name=None)'],
  ['tensorflow.nn.silu', '(features, beta=1.0)'],
  ['tensorflow.nn.softmax', '(logits, axis=None, name=None)'],
  ['keras.activations.relu', '(x, negative_slope=0.0, max_value=None, threshold=0.0)'],
  ['keras.layers.ReLU', '(max_value=None, negative_slope=0.0, threshold=0.0, **kwargs)'],
  ['keras.layers.LeakyReLU', '(negative_slope=0.3, **kwargs)'],
  ['keras.ops.gelu', '(x, approximate=True)'],
  ['jax.nn.gelu', '(x, approximate=True)'],
  ['jax.nn.tanh', '(x, /)'],
  ['jax.nn.softmax', '(x, axis=-1, where=None)'],
  ['jax.scipy.special.softmax', '(x, /, *, axis=None)'],
];

describe('spellings', () => {
  for (const [name, signature] of recorded) {
    it(`${name}${signature}`, () => assert.equal(spellingByName(name)?.spelling.signature, signature));
  }

  it('reads parameters from the signature', () => {
    assert.deepEqual(spellingByName('torch.nn.functional.gelu')?.spelling.parameters, [
      { name: 'input', how: 'both', role: 'input', required: true },
      { name: 'approximate', how: 'keyword', sets: 'approximate', default: 'none', defaultText: "'none'" },
    ]);
    assert.deepEqual(spellingByName('torch.Tensor.softmax')?.spelling.parameters, [
      { name: 'input', how: 'receiver', role: 'input', required: true },
      { name: 'dim', how: 'both', sets: 'axis', required: true },
      { name: 'dtype', how: 'both', default: null, defaultText: 'None' },
    ]);
    assert.deepEqual(spellingByName('jax.nn.tanh')?.spelling.parameters, [
      { name: 'x', how: 'positional', role: 'input', required: true },
    ]);
  });

  it('knows each kind and framework by the name', () => {
    const kinds = [
      ['torch.nn.ReLU', 'module', 'torch'],
      ['torch.nn.functional.relu', 'function', 'torch'],
      ['torch.Tensor.relu_', 'method', 'torch'],
      ['tensorflow.keras.layers.ReLU', 'layer', 'keras'],
      ["keras.activations.get('swish')", 'string', 'keras'],
      ["transformers.activations.ACT2FN['gelu_new']", 'string', 'transformers'],
      ['transformers.activations.GELUActivation', 'class', 'transformers'],
      ['flax.nnx.silu', 'function', 'flax'],
    ];
    assert.deepEqual(
      kinds.map(([name = '']) => [name, spellingByName(name)?.spelling.kind, spellingByName(name)?.spelling.framework]),
      kinds,
    );
  });

  it('prints torch modules as extra_repr does', () => {
    const repr = (values: Record<string, string>) => (name: string) => values[name] ?? '';
    const printed = (name: string, values: Record<string, string>) =>
      spellingByName(name)?.spelling.extraRepr?.(repr(values));
    assert.equal(printed('torch.nn.ReLU', { inplace: 'False' }), '');
    assert.equal(printed('torch.nn.ReLU', { inplace: 'True' }), 'inplace=True');
    assert.equal(
      printed('torch.nn.LeakyReLU', { negative_slope: '0.2', inplace: 'True' }),
      'negative_slope=0.2, inplace=True',
    );
    assert.equal(printed('torch.nn.GELU', { approximate: "'none'" }), "approximate='none'");
    assert.equal(printed('torch.nn.Sigmoid', {}), '');
  });
});
