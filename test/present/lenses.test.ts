import assert from 'node:assert/strict';
import { complete } from '../../src/interpreter';
import { valuesCommand } from '../../src/present/commands/values';
import { lensesFor } from '../../src/present/lenses';
import { parse } from '../../src/python/parse';
import { withClock } from '../numeric/clock';

const torch = 'import torch, torch.nn as nn, torch.nn.functional as F\n';
const given = `${torch}x = torch.tensor([-2.0, -1.0, 0.0, 1.0, 2.0])\n`;

interface Case {
  readonly name: string;
  readonly source: string;
  /** [line, source, text]; texts are PyTorch 2.13's and TensorFlow 2.21's own. */
  readonly expected: readonly (readonly [number, string, string])[];
}

const cases: readonly Case[] = [
  {
    name: 'the outermost tensor around the activation',
    source: `${given}out = 2 * torch.relu(x) - 1`,
    expected: [[3, 'value', 'tensor([-1., -1., -1.,  1.,  3.])']],
  },
  {
    name: 'whose operands stand in parentheses',
    source: `${given}print((F.relu(x) * (x + 1)) - (x))`,
    expected: [[3, 'value', 'tensor([2., 1., 0., 1., 4.])']],
  },
  {
    name: 'not beyond what is no tensor',
    source: `${given}print(F.relu(x).shape, len(F.relu(x).tolist()))`,
    expected: [[3, 'value', 'tensor([0., 0., 0., 1., 2.])']],
  },
  {
    name: 'through containers, once for one result',
    source: `${given}y = torch.cat((torch.relu(x), torch.relu(-x)))`,
    expected: [[3, 'value', 'tensor([0., 0., 0., 1., 2., 2., 1., -0., 0., 0.])']],
  },
  {
    name: 'several results on one line',
    source: `${given}print(F.relu(x), F.leaky_relu(x, 0.25))`,
    expected: [[3, 'value', 'tensor([0., 0., 0., 1., 2.])\ntensor([-0.5000, -0.2500,  0.0000,  1.0000,  2.0000])']],
  },
  {
    name: 'a module: a sample where it is made, the value where it is applied',
    source: `${given}act = nn.LeakyReLU(0.25)\ny = act(x)`,
    expected: [
      [3, 'sample', 'tensor([-0.5000, -0.2500,  0.0000,  1.0000,  2.0000])'],
      [4, 'value', 'tensor([-0.5000, -0.2500,  0.0000,  1.0000,  2.0000])'],
    ],
  },
  {
    name: 'applied at once',
    source: `${given}print(nn.ReLU()(x))`,
    expected: [[3, 'value', 'tensor([0., 0., 0., 1., 2.])']],
  },
  {
    name: 'the reason why the call has no value, not why its callee has no text',
    source: `${given}print(F.hardtanh(x, "a"))`,
    expected: [[3, 'unknown', 'hardtanh with such parameters is not evaluated']],
  },
  {
    name: 'the last time round a loop',
    source: `${given}for i in range(3):\n    print(F.relu(x - i))`,
    expected: [[4, 'value', 'tensor([0., 0., 0., 0., 0.])']],
  },
  {
    name: 'in a function, when it is called',
    source: `${given}def f(t):\n    return F.relu(t) + 1\nprint(f(x))`,
    expected: [[4, 'value', 'tensor([1., 1., 1., 2., 3.])']],
  },
  {
    name: 'in a function that is not called: a sample',
    source: `${torch}def f(t):\n    return t.softmax(dim=-1)`,
    expected: [[3, 'sample', 'tensor([[0.6590, 0.2424, 0.0986],\n        [0.0166, 0.0746, 0.9088]])']],
  },
  {
    name: 'an exception that ends the program',
    source: `${given}y = F.gelu(x, approximate=True)`,
    expected: [[3, 'error', "TypeError: gelu(): argument 'approximate' must be str, not bool"]],
  },
  {
    name: 'an exception that the program catches',
    source: `${torch}def g(t):\n    return F.glu(t, dim=0)\ntry:\n    g(torch.ones(3))\nexcept RuntimeError:\n    pass\ny = F.relu(torch.ones(1))`,
    expected: [
      [3, 'error', 'RuntimeError: Halving dimension must be even, but dimension 0 is size 3'],
      [8, 'value', 'tensor([1.])'],
    ],
  },
  {
    name: 'the last of several evaluations, whatever an earlier one raised',
    source: `${torch}for dim in (5, 0):\n    try:\n        F.softmax(torch.ones(2), dim=dim)\n    except IndexError:\n        pass`,
    expected: [[4, 'value', 'tensor([0.5000, 0.5000])']],
  },
  {
    name: 'a parameter that is not known',
    source: `${torch}def f(t, slope):\n    return F.leaky_relu(t, slope)`,
    expected: [[3, 'unknown', 'negative_slope=slope is not known here']],
  },
  {
    name: 'what parses, while another line is half typed',
    source: `${given}y = F.relu(x)\nz = F.\nw = torch.tanh(x[2:3])`,
    expected: [
      [3, 'value', 'tensor([0., 0., 0., 1., 2.])'],
      [5, 'value', 'tensor([0.])'],
    ],
  },
  {
    name: 'no lens on imports and on lines without activations',
    source: 'from torch.nn import ReLU\nimport torch\nprint(torch.tensor([1.0]))',
    expected: [],
  },
  {
    name: 'TensorFlow',
    source: 'import tensorflow as tf\nx = tf.constant([-4., -3., 0., 3., 4.])\nprint(x * tf.nn.relu6(x + 3.0) / 6.0)',
    expected: [[3, 'value', 'tf.Tensor([-0. -0.  0.  3.  4.], shape=(5,), dtype=float32)']],
  },
];

describe('lenses', () => {
  for (const { name, source, expected } of cases)
    it(name, () => {
      const rows = valuesCommand('a.py', source);
      assert.ok(!('error' in rows));
      assert.deepEqual(
        rows.map((row) => [row.line, row.source, row.text]),
        expected,
      );
    });

  it('tells how often, from what input, and on which numbers', () => {
    const source = `${given}for i in range(3):\n    F.relu(x - i)\nact = nn.ReLU()`;
    const [loop, sample] = complete(lensesFor(parse(source)));
    assert.equal(loop?.count, 3);
    assert.deepEqual(loop?.inputs, [-4, -3, -2, -1, 0]);
    assert.equal(sample?.sample, 'torch.tensor([-2.0, -1.0, 0.0, 1.0, 2.0])');
    assert.deepEqual(sample?.inputs, [-2, -1, 0, 1, 2]);
  });

  it('gives the reason instead of a sample where samples are not wanted', () => {
    const [lens] = complete(lensesFor(parse(`${torch}act = nn.ReLU()`), { samples: false }));
    assert.deepEqual([lens?.source, lens?.text], ['unknown', 'never evaluated in this file']);
  });

  it('ends at the statement, so that a comment can follow', () => {
    const source = `${given}y = f(\n    F.relu(x),\n)\nif F.relu(x).sum() > 0:\n    pass`;
    const ends = complete(lensesFor(parse(source))).map(({ to }) => source.slice(0, to).split('\n').at(-1));
    assert.deepEqual(ends, [')', 'if F.relu(x).sum() > 0:']);
  });

  it('pauses while it evaluates', () =>
    withClock(3, () => {
      const evaluation = lensesFor(parse(`${given}for i in range(200):\n    x = F.relu(x + i)`));
      let pauses = 0;
      while (evaluation.next().done !== true) pauses++;
      assert.ok(pauses > 5, `${pauses} pauses`);
    }));
});
