import assert from 'node:assert/strict';
import { Unknown } from '../../src/interpreter/values';
import { sampleProgram } from '../../src/present/samples';
import { parse } from '../../src/python/parse';
import { findSites } from '../../src/python/sites';

/** Every program here was run by the framework itself. */
const cases: readonly (readonly [source: string, call: string])[] = [
  [
    'import torch.nn as nn\nnn.LeakyReLU(0.1)',
    'torch.nn.LeakyReLU(negative_slope=0.1)(torch.tensor([-2.0, -1.0, 0.0, 1.0, 2.0]))',
  ],
  [
    'import torch\ndef f(x: torch.Tensor): x.softmax(0)',
    'torch.tensor([[2.0, 1.0, 0.1], [-1.0, 0.5, 3.0]]).softmax(dim=0)',
  ],
  ['import torch\nf = torch.softmax', 'torch.softmax(torch.tensor([[2.0, 1.0, 0.1], [-1.0, 0.5, 3.0]]), dim=-1)'],
  ['import torch\ntorch.softmax(x)', 'torch.softmax(torch.tensor([[2.0, 1.0, 0.1], [-1.0, 0.5, 3.0]]))'],
  [
    'from torch import nn\nnn.GLU(dim=0)',
    'torch.nn.GLU(dim=0)(torch.tensor([[2.0, 1.0, 0.1, -1.0], [0.5, 3.0, -2.0, 1.5]]))',
  ],
  [
    'from torch import nn\nnn.GELU(approximate="tanh")',
    'torch.nn.GELU(approximate="tanh")(torch.tensor([-2.0, -1.0, 0.0, 1.0, 2.0]))',
  ],
  ['from torch import nn\nnn.ReLU(inplace)', 'torch.nn.ReLU()(torch.tensor([-2.0, -1.0, 0.0, 1.0, 2.0]))'],
  [
    'from keras.layers import Dense\nDense(2, activation="swish")',
    "keras.activations.get('swish')(tensorflow.constant([-2.0, -1.0, 0.0, 1.0, 2.0]))",
  ],
  [
    'import torch.nn.functional as F\nf = F.threshold',
    'torch.nn.functional.threshold(torch.tensor([-2.0, -1.0, 0.0, 1.0, 2.0]), threshold=0, value=0)',
  ],
  [
    'import torch\nf = torch.prelu',
    'torch.prelu(torch.tensor([-2.0, -1.0, 0.0, 1.0, 2.0]), weight=torch.tensor([0.25]))',
  ],
  [
    'from torch import nn\nnn.PReLU(num_parameters=3)',
    'torch.nn.PReLU(num_parameters=3)(torch.tensor([[2.0, 1.0, 0.1], [-1.0, 0.5, 3.0]]))',
  ],
  [
    'from torch import nn\nnn.Softmax2d()',
    'torch.nn.Softmax2d()(torch.tensor([[[[2.0, 1.0], [0.1, -1.0]], [[0.5, 3.0], [-2.0, 1.5]], [[0.0, -0.5], [2.5, -1.5]]]]))',
  ],
  [
    'import jax\njax.nn.gelu(x, approximate=False)',
    'jax.nn.gelu(jax.numpy.array([-2.0, -1.0, 0.0, 1.0, 2.0]), approximate=False)',
  ],
];

const declined: readonly (readonly [source: string, reason: RegExp])[] = [
  ['from torch import nn\nnn.LeakyReLU(slope)', /slope is not known here/],
  ['import torch\ntorch.softmax(x, dim=d)', /dim=d is not known here/],
];

describe('sampleProgram', () => {
  for (const [source, call] of cases)
    it(source, () => {
      const program = sampleProgram(findSites(parse(source))[0]!);
      assert.ok(!(program instanceof Unknown));
      assert.equal(program.text.slice(program.from, program.to), call);
      assert.ok(call.includes(program.input));
    });

  for (const [source, reason] of declined)
    it(source, () => {
      const program = sampleProgram(findSites(parse(source))[0]!);
      assert.ok(program instanceof Unknown);
      assert.match(program.reason, reason);
    });
});
