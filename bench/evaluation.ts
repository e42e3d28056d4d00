import path from 'node:path';
import { interpret } from '../src/interpreter';
import { lensesFor } from '../src/present/lenses';
import { parse } from '../src/python/parse';
import { longFile } from './editing';
import { type Figure, type Spent, table, time } from './figure';

/** Times between the pauses of an evaluation. */
function slices(evaluation: Generator<void, unknown>): Spent[] {
  const times: Spent[] = [];
  for (let done = false; !done; )
    times.push(
      time(() => {
        done = evaluation.next().done === true;
      }),
    );
  return times;
}

/** Programs whose single operations are large. */
const large: Readonly<Record<string, string>> = {
  'an endless loop': 'n = 0\nwhile True:\n    n += 1\n',
  'tensors of 8,192 elements': `
import torch
import torch.nn.functional as F
torch.manual_seed(0)
x = torch.randn(64, 128)
for _ in range(20):
    y = F.gelu(x @ torch.randn(128, 128))
print(y.sum())
`,
  'a million elements': `
import torch
import torch.nn.functional as F
torch.manual_seed(0)
x = torch.randn(1000, 1000)
y = F.relu(x) * 2 + x
print(F.silu(y).mean(), y.sum(), F.softmax(y, dim=-1)[0, :3])
print(y.T.contiguous().max(), y)
`,
  'a classifier trained': `
import torch
import torch.nn as nn
torch.manual_seed(0)
model = nn.Sequential(nn.Linear(784, 64), nn.GELU(), nn.Linear(64, 10))
optimizer = torch.optim.Adam(model.parameters())
x, y = torch.randn(32, 784), torch.randint(0, 10, (32,))
for _ in range(3):
    loss = nn.functional.cross_entropy(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss)
`,
  convolution: `
import torch
import torch.nn as nn
torch.manual_seed(0)
print(nn.Conv2d(3, 16, 3, padding=1)(torch.randn(1, 3, 32, 32)).relu().sum())
`,
  'TensorFlow products': `
import tensorflow as tf
tf.random.set_seed(0)
x = tf.random.normal((128, 128))
for _ in range(5):
    x = tf.nn.gelu(x @ x) / 100
print(tf.reduce_sum(tf.nn.softmax(x)))
`,
  'NumPy of 100,000 elements': `
import numpy as np
rng = np.random.default_rng(0)
x = rng.standard_normal(100000)
print(np.sort(np.tanh(x))[:3], np.exp(x).sum(), x.reshape(100, 1000) @ x.reshape(1000, 100))
`,
  'lists, strings and sorting': `
a = list(range(100000))
b = sorted(a, key=lambda n: -n)
c = [n * n for n in b if n % 2]
d = ''.join(str(n) for n in a)
e = repr(a)
f = sum(a), max(c), len(d), len(e), set(a) == set(b), a + b == c
print(f, d.count('9'), d[::-1][:5], sorted(d)[:3])
`,
};

const torch =
  'import torch\nimport torch.nn as nn\nimport torch.nn.functional as F\ntorch.manual_seed(0)\nx = torch.arange(1e6) / 1e6\n';
const numpy = 'import numpy as np\nrng = np.random.default_rng(0)\nx = np.arange(1e6) / 1e6\n';
const tensorflow = 'import tensorflow as tf\ntf.random.set_seed(0)\nx = tf.range(1e6) / 1e6\n';
const jax = 'import jax\nimport jax.numpy as jnp\nx = jnp.arange(1e6) / 1e6\n';
const python = 'import copy, math\na = list(range(200000))\n';

/** One large operation of each kind. */
const operations: Readonly<Record<string, string>> = {
  'torch, random': `${torch}print(torch.randn(1000000).sum(), torch.randperm(1000000)[:3])`,
  'torch, masks and places': `${torch}print(x[x > 0.5].sum(), x[torch.arange(999999, -1, -1)][:3], torch.where(x > 0.5, x, 0.).max())`,
  'torch, sorting': `${torch}print(torch.sort(-x)[1][:3], torch.topk(x, 3).values, torch.unique((x * 9).long()))`,
  'torch, joining': `${torch}print(torch.cat([x, x])[-1], torch.stack([x, x], -1)[0], torch.cumsum(x, 0)[-1])`,
  'torch, statistics': `${torch}y = x.reshape(1000, 1000)\nprint(y.sum(0)[:3], y.std(), y.max(1).indices[:3], y.norm())`,
  'torch, one long softmax': `${torch}print(F.softmax(x, dim=0)[:3])`,
  'torch, gradients': `${torch}y = x.requires_grad_()\n(y.tanh() * y).sum().backward()\nprint(y.grad[:3])`,
  'torch, lists': `${torch}print(torch.tensor(x.tolist())[:3])`,
  'NumPy, random': `${numpy}print(rng.standard_normal(300000)[:3], rng.permutation(300000)[:3])`,
  'NumPy, sorting': `${numpy}print(np.argsort(-x)[:3], np.unique(x).shape, np.median(x))`,
  'NumPy, logistic': `${numpy}print((1 / (1 + np.exp(-x[:300000])))[:3])`,
  'TensorFlow, random': `${tensorflow}print(tf.random.normal((1000000,))[:3])`,
  'TensorFlow, activations': `${tensorflow}print(tf.nn.gelu(x)[:3], tf.nn.softmax(x)[:3])`,
  'TensorFlow, a wide layer': `${tensorflow}print(tf.keras.layers.Dense(500)(tf.reshape(x[:5000], (10, 500)))[0, :3])`,
  'JAX, random': `${jax}print(jax.random.normal(jax.random.PRNGKey(0), (300000,))[:3])`,
  'JAX, gradient': `${jax}print(jax.grad(lambda a: (jax.nn.silu(a) ** 2).sum())(x)[:3])`,
  'Python, sorting': `${python}print(sorted(a, reverse=True)[:3], sorted(map(str, a))[:3])`,
  'Python, sets and dicts': `${python}s = set(a)\nprint(len(s | {-1}), sum(s), len(dict.fromkeys(a)), s == set(a))`,
  'Python, texts': `${python}print(len(','.join(map(str, a))), len(repr(a)), len(str(7 ** 5000)))`,
  'Python, copies': `${python}print(len(copy.deepcopy([a[:1000]] * 3 + a)), math.fsum(a), a == a[:])`,
};

/** How long an evaluation holds the editor at a time: the longest stretch between two pauses. */
export function evaluation(root: string): Figure[] {
  const document = parse(longFile(root));
  const programs: readonly (readonly [string, () => Generator<void, unknown>])[] = [
    ...Object.entries({ ...large, ...operations }).map(([name, text]) => [name, () => interpret(text)] as const),
    ['lenses of 2,000 lines', () => lensesFor(parse(document.text))],
  ];
  return programs.flatMap(([name, start]) => {
    slices(start());
    const times = slices(start());
    const whole = (kind: keyof Spent): number => times.reduce((sum, one) => sum + one[kind], 0);
    const longest = (kind: keyof Spent): number => Math.max(...times.map((one) => one[kind]));
    return [
      { name: `${name}: whole`, value: whole('wall'), cpu: whole('cpu'), unit: 'ms' as const },
      { name: `${name}: longest stretch`, value: longest('wall'), cpu: longest('cpu'), unit: 'ms' as const, limit: 16 },
    ];
  });
}

if (require.main === module) console.log(table(evaluation(path.resolve(__dirname, '..'))));
