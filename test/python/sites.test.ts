import assert from 'node:assert/strict';
import { parse } from '../../src/python/parse';
import { findSites } from '../../src/python/sites';

/** Each site as `kind spelling text {parameters}`; imports left out unless they are what is tested. */
function sites(source: string, imports = false): string[] {
  return findSites(parse(source))
    .filter(({ kind }) => imports || kind !== 'import')
    .map(({ kind, spelling, from, to, parameters }) =>
      [
        kind,
        spelling,
        source.slice(from, to),
        ...(Object.keys(parameters).length > 0 ? [JSON.stringify(parameters)] : []),
      ].join(' '),
    );
}

const torch = 'import torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n';
const keras = 'import tensorflow as tf\nfrom tensorflow import keras\nfrom tensorflow.keras import layers\n';

interface Case {
  readonly name: string;
  readonly source: string;
  readonly expected: readonly string[];
}

const groups: Record<string, readonly Case[]> = {
  imports: [
    {
      name: 'aliases of modules',
      source: 'import torch.nn.functional as F\nfrom torch import nn\nF.gelu(x)\nnn.functional.silu(x)\nnn.ReLU()',
      expected: ['call torch.nn.functional.gelu gelu', 'call torch.nn.functional.silu silu', 'call torch.nn.ReLU ReLU'],
    },
    {
      name: 'plain dotted import binds its first part',
      source: 'import torch.nn\ntorch.nn.GELU()',
      expected: ['call torch.nn.GELU GELU'],
    },
    {
      name: 'alias of an activation',
      source: 'from torch.nn import GELU as G\nact = G()',
      expected: ['call torch.nn.GELU G'],
    },
    {
      name: 'tensorflow and keras',
      source: `${keras}tf.nn.relu6(x)\nkeras.activations.swish(x)\nlayers.ReLU()(x)\ntf.keras.activations.gelu(x, True)`,
      expected: [
        'call tensorflow.nn.relu6 relu6',
        'call tensorflow.keras.activations.swish swish',
        'call tensorflow.keras.layers.ReLU ReLU',
        'call tensorflow.keras.activations.gelu gelu {"approximate":true}',
      ],
    },
    {
      name: 'jax and flax',
      source:
        'import jax\nfrom flax import linen as nn, nnx\njax.nn.silu(x)\nnn.gelu(x, approximate=False)\nnnx.relu(x)',
      expected: ['call jax.nn.silu silu', 'call flax.linen.gelu gelu {"approximate":false}', 'call flax.nnx.relu relu'],
    },
    {
      name: 'star import of a known module',
      source: 'from torch.nn.functional import *\nrelu(x)',
      expected: ['call torch.nn.functional.relu relu'],
    },
    {
      name: 'a star import does not hide a definition',
      source: 'from torch.nn.functional import *\ndef relu(x): return x\nrelu(x)',
      expected: [],
    },
    {
      name: 'inside a function',
      source: 'def f(x):\n    from torch.nn import functional as F\n    return F.elu(x, 0.5)',
      expected: ['call torch.nn.functional.elu elu {"alpha":0.5}'],
    },
    { name: "relative imports are the user's own", source: 'from .functional import relu\nrelu(x)', expected: [] },
    {
      name: 'private module of a public name',
      source: 'from torch.nn.modules.activation import Mish\nMish()(x)',
      expected: ['call torch.nn.Mish Mish'],
    },
    {
      name: 'with a fallback',
      source: 'try:\n    from torch.nn import SiLU\nexcept ImportError:\n    SiLU = None\nSiLU()(x)',
      expected: ['call torch.nn.SiLU SiLU'],
    },
    {
      name: 'nothing is known of a name without import',
      source: 'F.relu(x)\nnn.ReLU()\nrelu(x)\nx.softmax(-1)',
      expected: [],
    },
  ],
  'aliases and assignments': [
    {
      name: 'function',
      source: `${torch}f = F.relu\nf(x)`,
      expected: ['reference torch.nn.functional.relu relu', 'call torch.nn.functional.relu f'],
    },
    {
      name: 'class, then object',
      source: `${torch}A = nn.GELU\nact = A(approximate="tanh")\nact(x)`,
      expected: [
        'reference torch.nn.GELU GELU',
        'call torch.nn.GELU A {"approximate":"tanh"}',
        'call torch.nn.GELU act {"approximate":"tanh"}',
      ],
    },
    {
      name: 'the last assignment before the use counts',
      source: `${torch}a = nn.ReLU()\na(x)\na = nn.GELU()\na(x)`,
      expected: ['call torch.nn.ReLU ReLU', 'call torch.nn.ReLU a', 'call torch.nn.GELU GELU', 'call torch.nn.GELU a'],
    },
    {
      name: 'branches that differ are not guessed',
      source: `${torch}if c:\n    a = nn.ReLU()\nelse:\n    a = nn.GELU()\na(x)`,
      expected: ['call torch.nn.ReLU ReLU', 'call torch.nn.GELU GELU'],
    },
    {
      name: 'branches that agree',
      source: `${torch}if c:\n    a = nn.ReLU()\nelse:\n    a = nn.ReLU()\na(x)`,
      expected: ['call torch.nn.ReLU ReLU', 'call torch.nn.ReLU ReLU', 'call torch.nn.ReLU a'],
    },
    {
      name: 'inside its own branch it is known',
      source: `${torch}if c:\n    a = nn.ReLU()\nelse:\n    a = nn.GELU()\n    a(x)`,
      expected: ['call torch.nn.ReLU ReLU', 'call torch.nn.GELU GELU', 'call torch.nn.GELU a'],
    },
    {
      name: 'a loop brings back what it ends with',
      source: `${torch}a = nn.ReLU()\nfor i in y:\n    a(x)\n    a = nn.GELU()`,
      expected: ['call torch.nn.ReLU ReLU', 'call torch.nn.GELU GELU'],
    },
    {
      name: 'a function sees what the module ends with',
      source: `${torch}def f(x): return a(x)\na = nn.ReLU()`,
      expected: ['call torch.nn.ReLU a', 'call torch.nn.ReLU ReLU'],
    },
    {
      name: 'tuples',
      source: `${torch}a, b = nn.ReLU(), nn.Tanh()\nb(x)`,
      expected: ['call torch.nn.ReLU ReLU', 'call torch.nn.Tanh Tanh', 'call torch.nn.Tanh b'],
    },
    {
      name: 'walrus',
      source: `${torch}(a := nn.ReLU())(x)\na(y)`,
      expected: ['call torch.nn.ReLU ReLU', 'call torch.nn.ReLU a'],
    },
    {
      name: 'walrus among arguments',
      source: `${torch}relu = 3\nprint(relu := nn.ReLU(), end="")\nrelu(x)`,
      expected: ['call torch.nn.ReLU ReLU', 'call torch.nn.ReLU relu'],
    },
    {
      name: 'annotated',
      source: `${torch}a: nn.Module = nn.ReLU()\na(x)`,
      expected: ['call torch.nn.ReLU ReLU', 'call torch.nn.ReLU a'],
    },
    {
      name: 'module by assignment',
      source: 'import torch\nF = torch.nn.functional\nF.relu(x)',
      expected: ['call torch.nn.functional.relu relu'],
    },
    {
      name: 'module by star import',
      source: 'from torch import *\nnn.ReLU()(x)',
      expected: ['call torch.nn.ReLU ReLU'],
    },
    {
      name: 'partial',
      source: `${torch}from functools import partial\nf = partial(F.leaky_relu, negative_slope=0.2)\nf(x)`,
      expected: [
        'reference torch.nn.functional.leaky_relu leaky_relu {"negative_slope":0.2}',
        'call torch.nn.functional.leaky_relu f {"negative_slope":0.2}',
      ],
    },
    {
      name: 'jit keeps the function',
      source: 'import jax\nf = jax.jit(jax.nn.gelu)\nf(x)',
      expected: ['reference jax.nn.gelu gelu', 'call jax.nn.gelu f'],
    },
    {
      name: 'conditional expression',
      source: `${torch}a = nn.ReLU() if c else nn.ReLU()\na(x)`,
      expected: ['call torch.nn.ReLU ReLU', 'call torch.nn.ReLU ReLU', 'call torch.nn.ReLU a'],
    },
    {
      name: 'conditional expression with equal arguments',
      source: `${torch}a = nn.ELU(0.5) if c else nn.ELU(0.5)\na(x)`,
      expected: [
        'call torch.nn.ELU ELU {"alpha":0.5}',
        'call torch.nn.ELU ELU {"alpha":0.5}',
        'call torch.nn.ELU a {"alpha":0.5}',
      ],
    },
    {
      name: 'conditional expression with other arguments',
      source: `${torch}a = nn.ELU(0.5) if c else nn.ELU(2.0)\na(x)`,
      expected: ['call torch.nn.ELU ELU {"alpha":0.5}', 'call torch.nn.ELU ELU {"alpha":2}'],
    },
    {
      name: 'global',
      source: `${torch}a = None\ndef f():\n    global a\n    a = nn.ReLU()\na(x)`,
      expected: ['call torch.nn.ReLU ReLU', 'call torch.nn.ReLU a'],
    },
    {
      name: 'names of its prototype are names like others',
      source: `${torch}__proto__ = nn.ReLU()\nconstructor = F.relu\n__proto__(x)\nconstructor(x)\ntoString(x)`,
      expected: [
        'call torch.nn.ReLU ReLU',
        'reference torch.nn.functional.relu relu',
        'call torch.nn.ReLU __proto__',
        'call torch.nn.functional.relu constructor',
      ],
    },
  ],
  shadowing: [
    {
      name: 'a function of the same name',
      source: `${torch}from torch import relu\ndef relu(x): return x\nrelu(x)`,
      expected: [],
    },
    { name: 'a parameter', source: `${torch}from torch import relu\ndef f(relu): return relu(x)`, expected: [] },
    {
      name: 'a comprehension variable',
      source: `${torch}from torch import relu\n[relu(x) for relu in fs]\nrelu(x)`,
      expected: ['call torch.relu relu'],
    },
    { name: 'a lambda parameter', source: `${torch}from torch import relu\nf = lambda relu: relu(x)`, expected: [] },
    {
      name: 'a class body is not seen by its methods',
      source: `${torch}from torch import relu\nclass A:\n    relu = 3\n    def f(self): return relu(x)`,
      expected: ['call torch.relu relu'],
    },
    {
      name: 'a local assignment',
      source: `${torch}from torch import relu\ndef f():\n    relu = g\n    return relu(x)`,
      expected: [],
    },
    {
      name: 'with, except and for',
      source: `${torch}from torch import relu, tanh, sigmoid\nwith a as relu: relu(x)\nfor tanh in a: tanh(x)\ntry: pass\nexcept E as sigmoid: sigmoid(x)`,
      expected: [],
    },
    { name: 'deletion', source: `${torch}from torch import relu\ndel relu\nrelu(x)`, expected: [] },
  ],
  classes: [
    {
      name: 'an attribute set in __init__',
      source: `${torch}class A(nn.Module):\n    def __init__(self):\n        self.act = nn.LeakyReLU(0.2)\n    def forward(self, x):\n        return self.act(x)`,
      expected: [
        'call torch.nn.LeakyReLU LeakyReLU {"negative_slope":0.2}',
        'call torch.nn.LeakyReLU act {"negative_slope":0.2}',
      ],
    },
    {
      name: 'a class attribute',
      source: `${torch}class A:\n    act = nn.ReLU()\n    def f(self, x): return self.act(x)\nA().act(x)\nA.act(x)`,
      expected: [
        'call torch.nn.ReLU ReLU',
        'call torch.nn.ReLU act',
        'call torch.nn.ReLU act',
        'call torch.nn.ReLU act',
      ],
    },
    {
      name: 'of a base class',
      source: `${torch}class A:\n    def __init__(self): self.act = nn.ReLU()\nclass B(A):\n    def f(self, x): return self.act(x)`,
      expected: ['call torch.nn.ReLU ReLU', 'call torch.nn.ReLU act'],
    },
    {
      name: 'through another object',
      source: `${torch}class A:\n    def __init__(self): self.act = nn.ReLU()\nclass B:\n    def __init__(self): self.a = A()\n    def f(self, x): return self.a.act(x)`,
      expected: ['call torch.nn.ReLU ReLU', 'call torch.nn.ReLU act'],
    },
    {
      name: 'set from a parameter with a default',
      source: `${torch}class A:\n    def __init__(self, act_layer=nn.GELU): self.act = act_layer()\n    def f(self, x): return self.act(x)`,
      expected: ['reference torch.nn.GELU GELU', 'call torch.nn.GELU act_layer', 'call torch.nn.GELU act'],
    },
    {
      name: 'changed from outside it is not known',
      source: `${torch}class A:\n    def __init__(self): self.act = nn.ReLU()\n    def f(self, x): return self.act(x)\na = A()\na.act = nn.GELU()`,
      expected: ['call torch.nn.ReLU ReLU', 'call torch.nn.GELU GELU'],
    },
    {
      name: 'a method called relu',
      source: `${torch}class A:\n    def relu(self, x): return x\n    def f(self, x): return self.relu(x)`,
      expected: [],
    },
    {
      name: 'a field of a flax module',
      source:
        'import flax.linen as nn\nfrom typing import Callable\nclass A(nn.Module):\n    act: Callable = nn.swish\n    def __call__(self, x): return self.act(x)',
      expected: ['reference flax.linen.swish swish', 'call flax.linen.swish act'],
    },
    {
      name: 'a list of modules',
      source: `${torch}m = nn.Sequential(nn.Linear(2, 3), nn.ReLU())\nm[1](x)\nm[-1](x)`,
      expected: ['call torch.nn.ReLU ReLU', 'call torch.nn.ReLU m', 'call torch.nn.ReLU m'],
    },
  ],
  tables: [
    {
      name: 'of objects',
      source: `${torch}ACT = {"relu": nn.ReLU(), "gelu": F.gelu}\nACT["relu"](x)\nACT["gelu"](x)\nACT["no"](x)\nACT[k](x)`,
      expected: [
        'call torch.nn.ReLU ReLU',
        'reference torch.nn.functional.gelu gelu',
        'call torch.nn.ReLU relu',
        'call torch.nn.functional.gelu gelu',
      ],
    },
    {
      name: 'ModuleDict and dict',
      source: `${torch}a = nn.ModuleDict({"r": nn.ReLU()})\na["r"](x)\nb = dict(t=torch.tanh)\nb["t"](x)`,
      expected: ['call torch.nn.ReLU ReLU', 'call torch.nn.ReLU r', 'reference torch.tanh tanh', 'call torch.tanh t'],
    },
    {
      name: 'assigned into it is not known',
      source: `${torch}ACT = {"relu": nn.ReLU()}\nACT["relu"] = g\nACT["relu"](x)`,
      expected: ['call torch.nn.ReLU ReLU'],
    },
    {
      name: 'get',
      source: `${torch}ACT = {"relu": nn.ReLU()}\na = ACT.get("relu")\na(x)`,
      expected: ['call torch.nn.ReLU ReLU', 'reference torch.nn.ReLU relu', 'call torch.nn.ReLU a'],
    },
  ],
  strings: [
    {
      name: 'keras layers',
      source: `${keras}layers.Dense(8, activation="swish")\nlayers.Dense(8, 'relu')\nkeras.layers.Conv2D(8, 3, activation='elu')\nlayers.LSTM(4, recurrent_activation="sigmoid")\nlayers.Dense(8, name="relu")`,
      expected: [
        "string keras.activations.get('swish') swish",
        "string keras.activations.get('relu') relu",
        "string keras.activations.get('elu') elu",
        "string keras.activations.get('sigmoid') sigmoid",
      ],
    },
    {
      name: 'keras lookups',
      source: `${keras}a = layers.Activation("relu")\na(x)\nf = tf.keras.activations.get("gelu")\nf(x)`,
      expected: [
        "string keras.activations.get('relu') relu",
        "call keras.activations.get('relu') a",
        "string keras.activations.get('gelu') gelu",
        "call keras.activations.get('gelu') f",
      ],
    },
    {
      name: 'transformers',
      source:
        'from transformers.activations import ACT2FN, get_activation\ny = ACT2FN["gelu_new"](x)\nget_activation("silu")',
      expected: [
        "string transformers.activations.ACT2FN['gelu_new'] gelu_new",
        "string transformers.activations.ACT2FN['silu'] silu",
      ],
    },
    {
      name: 'a configuration',
      source: 'from transformers import BertConfig\nBertConfig(hidden_act="gelu")',
      expected: ["string transformers.activations.ACT2FN['gelu'] gelu"],
    },
    {
      name: 'torch layers',
      source: `${torch}nn.TransformerEncoderLayer(8, 2, activation="gelu")\nnn.RNN(4, 4, nonlinearity='relu')`,
      expected: ['string torch.nn.functional.gelu gelu', 'string torch.relu relu'],
    },
    { name: 'getattr', source: `${torch}getattr(F, "gelu")(x)`, expected: ['string torch.nn.functional.gelu gelu'] },
    {
      name: 'strings elsewhere mean nothing',
      source: `${torch}print("relu", activation="relu")\nx = "gelu"`,
      expected: [],
    },
  ],
  methods: [
    {
      name: 'of a tensor',
      source: `${torch}x = torch.zeros(3)\nx.softmax(-1)\n(x + 1).relu()\nx.sigmoid().tanh()`,
      expected: [
        'method torch.Tensor.softmax softmax {"dim":-1}',
        'method torch.Tensor.relu relu',
        'method torch.Tensor.sigmoid sigmoid',
        'method torch.Tensor.tanh tanh',
      ],
    },
    {
      name: 'of a parameter, when torch is imported',
      source: `${torch}def f(x): return x.softmax(dim=1)`,
      expected: ['method torch.Tensor.softmax softmax {"dim":1}'],
    },
    {
      name: 'of an annotated parameter',
      source: `${torch}import numpy as np\ndef f(x: torch.Tensor, y: np.ndarray): return x.tanh(), y.tanh()`,
      expected: ['method torch.Tensor.tanh tanh'],
    },
    {
      name: 'not of an array, a string, a module or self',
      source: `${torch}import numpy as np\nnp.zeros(3).tanh()\n"a".relu()\nnp.tanh(x)\nclass A(nn.Module):\n    def f(self): self.relu()\nimport mine\nmine.relu(x)`,
      expected: [],
    },
    {
      name: 'not with arguments that the method does not take',
      source: `${torch}m.relu(x)\nm.softmax()\nm.softmax(x, y, z, w)`,
      expected: [],
    },
  ],
  parameters: [
    {
      name: 'by position, skipping the input',
      source: `${torch}F.leaky_relu(x, 0.3, True)`,
      expected: ['call torch.nn.functional.leaky_relu leaky_relu {"negative_slope":0.3,"inplace":true}'],
    },
    {
      name: 'expressions as source',
      source: `${torch}F.softmax(x, dim=d + 1)`,
      expected: ['call torch.nn.functional.softmax softmax {"dim":{"source":"d + 1"}}'],
    },
    {
      name: 'float literals with nothing after the point',
      source: `${torch}F.elu(x, 1.)\nF.elu(x, 2.e-1)`,
      expected: ['call torch.nn.functional.elu elu {"alpha":1}', 'call torch.nn.functional.elu elu {"alpha":0.2}'],
    },
    {
      name: 'input by keyword',
      source: `${torch}F.softmax(input=x, dim=-1)`,
      expected: ['call torch.nn.functional.softmax softmax {"dim":-1}'],
    },
    {
      name: 'nothing is claimed after a star',
      source: `${torch}F.elu(*a, 0.5)\nF.elu(x, **k)`,
      expected: ['call torch.nn.functional.elu elu', 'call torch.nn.functional.elu elu'],
    },
  ],
  'broken and odd text': [
    { name: 'half a line', source: `${torch}y = F.\nF.relu(x)`, expected: ['call torch.nn.functional.relu relu'] },
    { name: 'an open bracket', source: `${torch}F.relu(x\n`, expected: ['call torch.nn.functional.relu relu'] },
    {
      name: 'IPython magics',
      source: `%matplotlib inline\n!pip install torch\n${torch}F.relu(x)\nF.relu?`,
      expected: ['call torch.nn.functional.relu relu'],
    },
    {
      name: 'inside an f-string',
      source: `${torch}print(f"{F.relu(x):>8}")`,
      expected: ['call torch.nn.functional.relu relu'],
    },
    {
      name: 'inside match',
      source: `${torch}match k:\n    case "a":\n        F.relu(x)\n    case F:\n        F.relu(x)`,
      expected: ['call torch.nn.functional.relu relu'],
    },
  ],
};

describe('findSites', () => {
  for (const [group, cases] of Object.entries(groups))
    describe(group, () => {
      for (const { name, source, expected } of cases) it(name, () => assert.deepEqual(sites(source), expected));
    });

  it('names imported activations', () => {
    assert.deepEqual(sites('from torch.nn import (GELU as G,\n  ReLU)\nfrom torch import nn', true), [
      'import torch.nn.GELU GELU',
      'import torch.nn.ReLU ReLU',
    ]);
  });

  it('gives the call that a site heads, and for a stored module the one that applies it', () => {
    const source = `${torch}act = nn.GELU()\ny = act(x)\nz = nn.ReLU()(x)\nF.relu(x).sum()`;
    const calls = findSites(parse(source)).map(({ call }) => call && source.slice(call.from, call.to));
    assert.deepEqual(calls, ['nn.GELU()', 'act(x)', 'nn.ReLU()(x)', 'F.relu(x)']);
  });

  it('survives nesting that would exhaust a stack', () => {
    const deep = `${torch}${'F.relu('.repeat(5000)}x${')'.repeat(5000)}\n${'['.repeat(3000)}\nF.gelu(x)`;
    assert.ok(findSites(parse(deep)).length > 0);
    assert.doesNotThrow(() => findSites(parse(`${torch}a = ${'b.'.repeat(20000)}c\n${'if x:'.repeat(2000)}`)));
  });

  it('follows long chains of names without overflowing', () => {
    const chain = Array.from({ length: 3000 }, (_, index) => `a${index + 1} = a${index}`);
    const source = [`${torch}def f(): return a3000(x)`, 'a0 = F.relu', ...chain].join('\n');
    assert.doesNotThrow(() => findSites(parse(source)));
  });
});
