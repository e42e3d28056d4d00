const choice =
  (index) =>
  (...values) =>
    `\${${index}|${values.join(',')}|}`;

/** What every snippet here needs imported. */
export const imports = ['import torch', 'import torch.nn.functional as F', 'from torch import nn'];

/** The three PyTorch snippets of one GLU variant. */
export function pytorch({ name, prefix, formula, paper, pytorch: gate }) {
  const swapped =
    name === 'GLU'
      ? ' The halves stand as in nn.GLU: the second gates the first.'
      : ' The first half gates the second.';
  const halves = name === 'GLU' ? 'value, gate' : 'gate, value';
  return [
    {
      form: 'module',
      prefix: `${prefix}-torch`,
      description: `${name} as a PyTorch module: ${formula}`,
      body: [
        `class \${1:${name}}(nn.Module):`,
        `    """${name}: ${formula} (${paper})."""`,
        '',
        '    def __init__(self, in_features: int, out_features: int, bias: bool = ${2|True,False|}):',
        '        super().__init__()',
        '        self.gate = nn.Linear(in_features, out_features, bias=bias)',
        '        self.value = nn.Linear(in_features, out_features, bias=bias)',
        '',
        '    def forward(self, x: torch.Tensor) -> torch.Tensor:',
        `        return ${gate('self.gate(x)', choice(3))} * self.value(x)`,
        '$0',
      ],
    },
    {
      form: 'function',
      prefix: `${prefix}-torch-function`,
      description: `${name} as a PyTorch function on a fused projection`,
      body: [
        `def \${1:${prefix}}(x: torch.Tensor, dim: int = \${2:-1}) -> torch.Tensor:`,
        `    """${name} on a fused projection (${paper}).${swapped}"""`,
        `    ${halves} = x.chunk(2, dim=dim)`,
        `    return ${gate('gate', choice(3))} * value`,
        '$0',
      ],
    },
    {
      form: 'feed-forward',
      prefix: `${prefix}-torch-ffn`,
      description: `Feed-forward block gated by ${name} in PyTorch, 8/3 hidden width`,
      body: [
        `class \${1:${name}FeedForward}(nn.Module):`,
        `    """Feed-forward block gated by ${name} (${paper}).`,
        '',
        '    It has three matrices, so 8/3 * features hidden units keep the parameters of the block with two and 4 * features.',
        '    """',
        '',
        '    def __init__(',
        '        self, features: int, hidden_features: int | None = None, multiple_of: int = ${2:64}, bias: bool = ${3|False,True|}',
        '    ):',
        '        super().__init__()',
        '        if hidden_features is None:',
        '            hidden_features = multiple_of * -(-(8 * features // 3) // multiple_of)',
        '        self.gate = nn.Linear(features, hidden_features, bias=bias)',
        '        self.up = nn.Linear(features, hidden_features, bias=bias)',
        '        self.down = nn.Linear(hidden_features, features, bias=bias)',
        '',
        '    def forward(self, x: torch.Tensor) -> torch.Tensor:',
        `        return self.down(${gate('self.gate(x)', choice(4))} * self.up(x))`,
        '$0',
      ],
    },
  ];
}
