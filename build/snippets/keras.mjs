const choice =
  (index) =>
  (...values) =>
    `\${${index}|${values.join(',')}|}`;

/** What every snippet here needs imported. */
export const imports = ['import keras'];
const keras = 'keras';

/** The three Keras snippets of one GLU variant. */
export function kerasSnippets({ name, prefix, formula, paper, keras: gate }) {
  const halves = name === 'GLU' ? 'value, gate' : 'gate, value';
  const swapped =
    name === 'GLU'
      ? ' The halves stand as in keras.activations.glu: the second gates the first.'
      : ' The first half gates the second.';
  return [
    {
      form: 'layer',
      prefix: `${prefix}-keras`,
      description: `${name} as a Keras layer: ${formula}`,
      body: [
        `class \${1:${name}}(${keras}.layers.Layer):`,
        `    """${name}: ${formula} (${paper})."""`,
        '',
        '    def __init__(self, units, use_bias=${2|True,False|}, **kwargs):',
        '        super().__init__(**kwargs)',
        '        self.units = units',
        '        self.use_bias = use_bias',
        `        self.gate = ${keras}.layers.Dense(units, use_bias=use_bias)`,
        `        self.value = ${keras}.layers.Dense(units, use_bias=use_bias)`,
        '',
        '    def call(self, inputs):',
        `        return ${gate('self.gate(inputs)', keras, choice(3))} * self.value(inputs)`,
        '',
        '    def get_config(self):',
        '        return {**super().get_config(), "units": self.units, "use_bias": self.use_bias}',
        '$0',
      ],
    },
    {
      form: 'function',
      prefix: `${prefix}-keras-function`,
      description: `${name} as a Keras function on a fused projection`,
      body: [
        `def \${1:${prefix}}(x, axis=\${2:-1}):`,
        `    """${name} on a fused projection (${paper}).${swapped}"""`,
        `    ${halves} = ${keras}.ops.split(x, 2, axis=axis)`,
        `    return ${gate('gate', keras, choice(3))} * value`,
        '$0',
      ],
    },
    {
      form: 'feed-forward',
      prefix: `${prefix}-keras-ffn`,
      description: `Feed-forward block gated by ${name} in Keras, 8/3 hidden width`,
      body: [
        `class \${1:${name}FeedForward}(${keras}.layers.Layer):`,
        `    """Feed-forward block gated by ${name} (${paper}).`,
        '',
        '    It has three matrices, so 8/3 * features hidden units keep the parameters of the block with two and 4 * features.',
        '    """',
        '',
        '    def __init__(self, features, hidden_units=None, multiple_of=${2:64}, use_bias=${3|False,True|}, **kwargs):',
        '        super().__init__(**kwargs)',
        '        if hidden_units is None:',
        '            hidden_units = multiple_of * -(-(8 * features // 3) // multiple_of)',
        '        self.features = features',
        '        self.hidden_units = hidden_units',
        '        self.use_bias = use_bias',
        `        self.gate = ${keras}.layers.Dense(hidden_units, use_bias=use_bias)`,
        `        self.up = ${keras}.layers.Dense(hidden_units, use_bias=use_bias)`,
        `        self.down = ${keras}.layers.Dense(features, use_bias=use_bias)`,
        '',
        '    def call(self, inputs):',
        `        return self.down(${gate('self.gate(inputs)', keras, choice(4))} * self.up(inputs))`,
        '',
        '    def get_config(self):',
        '        config = {"features": self.features, "hidden_units": self.hidden_units, "use_bias": self.use_bias}',
        '        return {**super().get_config(), **config}',
        '$0',
      ],
    },
  ];
}
