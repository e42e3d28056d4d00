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

/** How long an evaluation holds the editor at a time: the longest stretch between two pauses. */
export function evaluation(root: string): Figure[] {
  const document = parse(longFile(root));
  const programs: readonly (readonly [string, () => Generator<void, unknown>])[] = [
    ...Object.entries(large).map(([name, text]) => [name, () => interpret(text)] as const),
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
