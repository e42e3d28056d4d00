import assert from 'node:assert/strict';
import { complete, interpret } from '../../src/interpreter';
import { withClock } from '../numeric/clock';

/** Programs whose one large operation has to pause, by kind. */
const large: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  torch: {
    addition: 'x + x',
    activation: 'torch.tanh(x)',
    softmax: 'torch.softmax(x, 0)',
    comparison: 'x > 0.5',
    mask: 'x[x > 0.5]',
    where: 'torch.where(x > 0.5, x, 0.)',
    reversal: 'torch.flip(x, [0]).contiguous()',
    transposition: 'x.reshape(250, 200).T.contiguous()',
    'sum of all': 'x.sum()',
    'sum of columns': 'x.reshape(250, 200).sum(0)',
    deviation: 'x.std()',
    largest: 'x.reshape(250, 200).max(1)',
    sorting: 'torch.sort(-x)',
    'running sum': 'torch.cumsum(x, 0)',
    stacking: 'torch.stack([x, x], -1)',
    product: 'x[:10000].reshape(100, 100) @ x[:10000].reshape(100, 100)',
    casting: 'x.half()',
    'random normal': 'torch.randn(50000)',
    'random integers': 'torch.randint(0, 9, (50000,))',
    permutation: 'torch.randperm(50000)',
    list: 'x.tolist()',
    'from a list': 'torch.tensor([0.5] * 50000)',
    norm: 'x.norm()',
    'clipped gradients': 'torch.nn.utils.clip_grad_norm_([w], 1.0)',
    'gradients that meet': 'torch.autograd.grad((w.tanh() * w).sum(), w)',
    'gradient of joined parts': 'torch.autograd.grad(torch.cat([w, w]).sum(), w)',
    'one hot': 'torch.nn.functional.one_hot((x * 9).long(), 10)',
  },
  numpy: {
    exponential: 'np.exp(x)',
    'sum of all': 'x.sum()',
    places: 'np.where(x > 0.5)',
    sorting: 'np.sort(-x)',
    order: 'np.argsort(-x)',
    distinct: 'np.unique(x, return_counts=True)',
    'random normal': 'rng.standard_normal(50000)',
    permutation: 'rng.permutation(50000)',
    'from a list': 'np.array(list(range(50000)))',
    repeats: 'np.repeat(x, 2)',
    'common numbers': 'np.intersect1d(x, x[::3])',
    vectorized: 'np.vectorize(lambda v: v * 2)(x[:20000])',
    membership: 'np.isin(x, x[::3])',
  },
  tensorflow: {
    activation: 'tf.nn.gelu(x)',
    'gradient of an activation': 'tape.gradient(activated, v)',
    'cross-entropy': 'tf.keras.losses.CategoricalCrossentropy(from_logits=True)(square, square)',
    'sparse cross-entropy': 'tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)(tf.zeros((250,)), square)',
    'squared error': 'tf.keras.losses.MeanSquaredError()(square, square)',
    'initial weights': 'tf.keras.initializers.GlorotUniform(seed=1)((250, 200))',
    layer: 'layer(square)',
    'places by index': 'tf.gather_nd(x, rows)',
    'updates by index': 'tf.scatter_nd(rows, x, [50000])',
    sorting: 'tf.sort(-x)',
    largest: 'tf.math.top_k(x, 3)',
    distinct: 'tf.unique_with_counts(x)',
    counting: 'tf.math.bincount(tf.cast(x * 9, tf.int32))',
    'softmax of one row': 'tf.nn.softmax(x)',
    deviation: 'tf.math.reduce_std(x)',
    mask: 'tf.boolean_mask(x, x > 0.5)',
    padding: 'tf.pad(x, [[9, 9]])',
    repetition: 'tf.repeat(x, 2)',
    band: 'tf.linalg.band_part(square, 0, 0)',
    'random normal': 'tf.random.normal((50000,))',
    range: 'tf.range(50000.)',
    product: 'tf.reshape(x[:10000], (100, 100)) @ tf.reshape(x[:10000], (100, 100))',
  },
  jax: {
    activation: 'jax.nn.silu(x)',
    'random normal': 'jax.random.normal(jax.random.PRNGKey(0), (50000,))',
    sorting: 'jnp.sort(-x)',
    'running sum': 'jnp.cumsum(x)',
  },
  python: {
    sorting: 'sorted(a, reverse=True)',
    'sorting texts': 'sorted(texts)',
    set: 'set(a)',
    union: 's | {-1}',
    'set in order': 'sum(s)',
    comparison: 'a == list(a)',
    search: '-1 in a',
    counting: 'a.count(5)',
    copy: 'dict(d)',
    'deep copy': 'copy.deepcopy(a)',
    joining: '"".join(texts)',
    text: 'repr(a)',
    'exact sum': 'math.fsum(a)',
    distance: 'math.dist(a, a[::-1])',
    product: 'math.prod([1.5, 0.5] * 25000)',
    'hash of a tuple': 'hash(t)',
    'swapped case': 'long.swapcase()',
    translation: 'long.translate({97: "x"})',
    'stripped text': 'blank.strip()',
    'most common': 'c.most_common(2)',
  },
};

const preludes: Readonly<Record<string, string>> = {
  torch:
    'import torch\ntorch.manual_seed(0)\nx = torch.arange(50000.) / 50000\nw = x.clone().requires_grad_()\nw.grad = x.clone()\n',
  numpy: 'import numpy as np\nrng = np.random.default_rng(0)\nx = np.arange(50000) / 50000\n',
  tensorflow:
    'import tensorflow as tf\ntf.random.set_seed(0)\nx = tf.range(50000.) / 50000\nsquare = tf.reshape(x, (250, 200))\nrows = tf.reshape(tf.range(50000), (50000, 1))\nv = tf.Variable(x)\nwith tf.GradientTape() as tape:\n    activated = tf.tanh(v)\nlayer = tf.keras.layers.Dense(200)\nlayer.build((None, 200))\n',
  jax: 'import jax\nimport jax.numpy as jnp\nx = jnp.arange(50000) / 50000\n',
  python:
    'import copy, math\nfrom collections import Counter\na = list(range(50000))\ntexts = [str(n) for n in range(20000)]\ns = set(a)\nd = dict.fromkeys(a)\nt = tuple(a)\nc = Counter(a)\nlong = "aBc" * 20000\nblank = " " * 60000\n',
};

/** How often a program pauses when every look at the clock takes two milliseconds. */
function pausesOf(program: string): Promise<number> {
  return withClock(2, () => {
    const evaluation = interpret(program, { budget: { milliseconds: Number.POSITIVE_INFINITY } });
    for (let pauses = 0; ; pauses++) {
      const step = evaluation.next();
      if (!step.done) continue;
      assert.deepEqual(step.value.unknown, []);
      assert.equal(step.value.raised, undefined);
      return pauses;
    }
  });
}

describe('large operations pause', () => {
  for (const [library, operations] of Object.entries(large)) {
    const prelude = preludes[library] ?? '';
    let usual: Promise<number> | undefined;
    for (const [name, operation] of Object.entries(operations)) {
      it(`${library}: ${name}`, async () => {
        usual ??= pausesOf(prelude);
        const before = await usual;
        const pauses = (await pausesOf(`${prelude}y = ${operation}\n`)) - before;
        assert.ok(pauses >= 2, `${pauses} pauses`);
      });
    }
  }
});

describe('a stopped evaluation', () => {
  const program = 'import torch\nx = torch.arange(200000.)\nprint(torch.tanh(x).sum())\n';
  it('leaves nothing behind', async () => {
    const unlimited = { budget: { milliseconds: Number.POSITIVE_INFINITY } };
    const whole = complete(interpret(program));
    const outcome = await withClock(2, () => {
      const stopped = interpret(program, unlimited);
      for (let i = 0; i < 5; i++) assert.equal(stopped.next().done, false);
      stopped.return(undefined as never);
      const paused = interpret(program, unlimited);
      for (let i = 0; i < 5; i++) assert.equal(paused.next().done, false);
      assert.deepEqual(complete(interpret(program, unlimited)).output, whole.output);
      return complete(paused);
    });
    assert.deepEqual(outcome.output, whole.output);
  });

  it('says so when its time is over within one operation', () =>
    withClock(2, () => {
      const { unknown } = complete(
        interpret('import torch\nx = torch.tanh(torch.arange(1000000.))\nprint(x)\n', {
          budget: { milliseconds: 300 },
        }),
      );
      assert.match(unknown.map(({ reason }) => reason).join(), /stopped after 0.3 seconds/);
    }));
});
