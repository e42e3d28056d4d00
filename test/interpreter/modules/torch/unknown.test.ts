import assert from 'node:assert/strict';
import { complete, interpret } from '../../../../src/interpreter';

/** Programs whose numbers cannot be known, with what is printed all the same and why the rest is not. */
const cases: readonly (readonly [program: string, printed: string, reason: RegExp])[] = [
  ['x = torch.randn(2, 3)\nprint(x.shape)\nprint(x)', 'torch.Size([2, 3])\n', /without a seed/],
  ['x = torch.empty(2)\nprint(x * 2)', '', /whatever was in memory/],
  ['x = torch.randn(3)\nprint((x > 0).sum())\nprint(len(x))', '3\n', /without a seed/],
  ["print(torch.ones(2).to('cuda'))", '', /only the CPU/],
  ['c = torch.zeros(2)\ntorch.add(c, 1, out=c)\nprint(c)', '', /add\(out=\.\.\.\) is not evaluated/],
  ['c = torch.zeros(2)\nc.add_(1, foo=3)\nprint(c)', '', /arguments of add_\(\)/],
  ['print(torch.zeros(2, layout=torch.sparse_coo))', '', /not evaluated/],
  ['print(torch.ones(2).clone(memory_format=3))', '', /clone\(memory_format=\.\.\.\) is not evaluated/],
  ['print(torch.nn.functional.mse_loss(torch.ones(2), torch.ones(2), weight=torch.ones(2)))', '', /weight/],
  ['layer = torch.nn.Linear(2, 2, dtype=torch.float64)\nprint(layer)', '', /another dtype/],
  [
    'torch.manual_seed(0)\ntorch.randn(3, out=torch.zeros(3))\nprint(torch.rand(1))',
    '',
    /randn\(out=\.\.\.\) is not evaluated/,
  ],
  [
    'torch.manual_seed(0)\ntorch.nn.AlphaDropout()(torch.ones(2))\nprint(torch.rand(1))',
    '',
    /AlphaDropout in training is not evaluated/,
  ],
  [
    'x = torch.tensor([0.0, 2.0], requires_grad=True)\nx.prod().backward()\nprint(x.grad)',
    '',
    /a product with a zero is not evaluated/,
  ],
  [
    'x = torch.ones(2, requires_grad=True)\no = torch.optim.SGD([x], differentiable=True)\nx.sum().backward()\no.step()\nprint(x)',
    '',
    /such a torch\.optim\.SGD/,
  ],
  ['print(torch.svd(torch.eye(2)))', '', /torch\.svd is not evaluated/],
  ['print(torch.tensor([1]).frobnicate())', '', /not evaluated/],
  ['torch.manual_seed(0)\ntorch.poisson(torch.ones(2))\nprint(torch.rand(1))', '', /torch\.poisson is not evaluated/],
  [
    'torch.manual_seed(0)\ntorch.poisson(torch.ones(2))\ntorch.manual_seed(0)\nprint(torch.rand(1))',
    'tensor([0.4963])\n',
    /torch\.poisson/,
  ],
];

describe('torch: what is not known', () => {
  for (const [program, printed, reason] of cases) {
    it(program.replaceAll('\n', '; '), () => {
      const outcome = complete(interpret(`import torch\n${program}\n`));
      assert.equal(outcome.output.map(({ text }) => text).join(''), printed);
      assert.ok(
        outcome.unknown.some((entry) => reason.test(entry.reason)),
        JSON.stringify(outcome.unknown),
      );
    });
  }
});
