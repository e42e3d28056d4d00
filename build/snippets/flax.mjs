const choice =
  (index) =>
  (...values) =>
    `\${${index}|${values.join(',')}|}`;

/** What every snippet here needs imported. */
export const imports = ['import jax', 'import jax.numpy as jnp', 'from flax import nnx'];

/** The three Flax nnx snippets of one GLU variant. */
export function flax({ name, prefix, formula, paper, flax: gate }) {
  const halves = name === 'GLU' ? 'value, gate' : 'gate, value';
  const swapped =
    name === 'GLU'
      ? ' The halves stand as in jax.nn.glu: the second gates the first.'
      : ' The first half gates the second.';
  return [
    {
      form: 'module',
      prefix: `${prefix}-flax`,
      description: `${name} as a Flax nnx module: ${formula}`,
      body: [
        `class \${1:${name}}(nnx.Module):`,
        `    """${name}: ${formula} (${paper})."""`,
        '',
        '    def __init__(self, in_features: int, out_features: int, *, use_bias: bool = ${2|True,False|}, rngs: nnx.Rngs):',
        '        self.gate = nnx.Linear(in_features, out_features, use_bias=use_bias, rngs=rngs)',
        '        self.value = nnx.Linear(in_features, out_features, use_bias=use_bias, rngs=rngs)',
        '',
        '    def __call__(self, x: jax.Array) -> jax.Array:',
        `        return ${gate('self.gate(x)', choice(3))} * self.value(x)`,
        '$0',
      ],
    },
    {
      form: 'function',
      prefix: `${prefix}-flax-function`,
      description: `${name} as a JAX function on a fused projection`,
      body: [
        `def \${1:${prefix}}(x: jax.Array, axis: int = \${2:-1}) -> jax.Array:`,
        `    """${name} on a fused projection (${paper}).${swapped}"""`,
        `    ${halves} = jnp.split(x, 2, axis=axis)`,
        `    return ${gate('gate', choice(3))} * value`,
        '$0',
      ],
    },
    {
      form: 'feed-forward',
      prefix: `${prefix}-flax-ffn`,
      description: `Feed-forward block gated by ${name} in Flax nnx, 8/3 hidden width`,
      body: [
        `class \${1:${name}FeedForward}(nnx.Module):`,
        `    """Feed-forward block gated by ${name} (${paper}).`,
        '',
        '    It has three matrices, so 8/3 * features hidden units keep the parameters of the block with two and 4 * features.',
        '    """',
        '',
        '    def __init__(',
        '        self,',
        '        features: int,',
        '        hidden_features: int | None = None,',
        '        *,',
        '        multiple_of: int = ${2:64},',
        '        use_bias: bool = ${3|False,True|},',
        '        rngs: nnx.Rngs,',
        '    ):',
        '        if hidden_features is None:',
        '            hidden_features = multiple_of * -(-(8 * features // 3) // multiple_of)',
        '        self.gate = nnx.Linear(features, hidden_features, use_bias=use_bias, rngs=rngs)',
        '        self.up = nnx.Linear(features, hidden_features, use_bias=use_bias, rngs=rngs)',
        '        self.down = nnx.Linear(hidden_features, features, use_bias=use_bias, rngs=rngs)',
        '',
        '    def __call__(self, x: jax.Array) -> jax.Array:',
        `        return self.down(${gate('self.gate(x)', choice(4))} * self.up(x))`,
        '$0',
      ],
    },
  ];
}
