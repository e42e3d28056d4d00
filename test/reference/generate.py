"""Records what the real frameworks give for the activations: `python generate.py torch`, `tensorflow` or `jax`, each in an environment
that has that framework (and mpmath for the 50-digit values), writes <framework>.json.gz beside this file, versions included. Names of
activations after the framework record only those and keep the other cases: a processor may change special values of the others.

One case per spelling and arguments: float32 output and gradient of the sum of outputs, the same in float64 (from the float32 input), the
outputs in bfloat16 and float16, and the 50-digit value of the definition rounded to float32 where the input is finite."""
import gzip
import json
import math
import os
import sys

os.environ.setdefault('TF_CPP_MIN_LOG_LEVEL', '3')
import numpy as np
from mpmath import mp, mpf

mp.dps = 50
SELU_ALPHA, SELU_SCALE = mpf('1.6732632423543772848170429916717'), mpf('1.0507009873554804934193349852946')
POINTS = [-8, -6, -5, -4, -3.5, -3, -2.5, -2, -1.5, -1.25, -1, -0.75, -0.5, -0.25, -0.1, -1e-4, -1e-8, -0.0, 0.0, 1e-8, 1e-4, 0.1, 0.25, 0.5,
          0.75, 1, 1.5, 2, 2.5, 3, 3.7, 4.5, 6, 7.3, 20, -20, 50, -50, 100, -100, math.inf, -math.inf, math.nan]
ROWS = [([6], [0.5, -1, 2, 0.25, -3, 1.5]), ([2, 3], [1, 2, 3, -1, 0, 1]), ([2, 2, 2], [1, -1, 0.5, 2, 3, -2, 0.1, 0.2]),
        ([3], [1, math.inf, 2]), ([3], [-math.inf, -math.inf, -math.inf]), ([4], [1000, 999, -1000, 0])]
HALVES = [([6], [1, -2, 3, 0.5, -0.5, 90]), ([2, 4], [1, 2, 3, 4, -1, -2, -3, -4]), ([2, 2, 2], [1, -1, 0.5, 2, 3, -2, 0.1, 0.2])]
IMAGES = [([2, 2, 2], [1, -1, 0.5, 2, 3, -2, 0.1, 0.2]), ([1, 3, 1, 2], [0.5, 1, -1, 2, 0, 3])]
AXES = [{'dim': 0}, {'dim': -1}]

# activation, then spellings with the argument sets to call them with
TORCH = [
    ('relu', ['torch.nn.ReLU', 'torch.nn.functional.relu', 'torch.relu', 'torch.Tensor.relu_'], [{}]),
    ('leaky_relu', ['torch.nn.LeakyReLU', 'torch.nn.functional.leaky_relu'], [{}, {'negative_slope': 0.2}, {'negative_slope': 1.5}]),
    ('relu6', ['torch.nn.ReLU6', 'torch.nn.functional.relu6'], [{}]),
    ('elu', ['torch.nn.ELU', 'torch.nn.functional.elu'], [{}, {'alpha': 0.5}]),
    ('gelu', ['torch.nn.GELU', 'torch.nn.functional.gelu'], [{}, {'approximate': 'tanh'}]),
    ('silu', ['torch.nn.SiLU', 'torch.nn.functional.silu'], [{}]),
    ('hardswish', ['torch.nn.Hardswish', 'torch.nn.functional.hardswish'], [{}]),
    ('sigmoid', ['torch.nn.Sigmoid', 'torch.sigmoid', 'torch.special.expit', 'torch.Tensor.sigmoid'], [{}]),
    ('tanh', ['torch.nn.Tanh', 'torch.tanh', 'torch.Tensor.tanh'], [{}]),
    ('softplus', ['torch.nn.Softplus', 'torch.nn.functional.softplus'], [{}, {'beta': 2.0}, {'beta': 0.5, 'threshold': 10.0}]),
    ('mish', ['torch.nn.Mish', 'torch.nn.functional.mish'], [{}]),
    ('glu', ['torch.nn.GLU', 'torch.nn.functional.glu'], [{}, {'dim': 0}]),
    ('softmax', ['torch.nn.Softmax', 'torch.nn.functional.softmax'], [{}, *AXES]),
    ('softmax', ['torch.softmax', 'torch.Tensor.softmax'], AXES),
    ('log_softmax', ['torch.nn.LogSoftmax', 'torch.nn.functional.log_softmax'], [{}, *AXES]),
    ('softmin', ['torch.nn.Softmin', 'torch.nn.functional.softmin'], [{}, *AXES]),
    ('softmax2d', ['torch.nn.Softmax2d'], [{}]),
    ('selu', ['torch.nn.SELU', 'torch.nn.functional.selu', 'torch.selu', 'torch.nn.functional.selu_'], [{}]),
    ('celu', ['torch.nn.CELU', 'torch.nn.functional.celu', 'torch.celu_'], [{}, {'alpha': 0.5}, {'alpha': 2.0}]),
    ('prelu', ['torch.nn.PReLU'], [{}, {'init': 0.1}]),
    ('prelu', ['torch.nn.functional.prelu', 'torch.prelu', 'torch.Tensor.prelu'], [{'weight': [0.1]}]),
    ('rrelu', ['torch.nn.RReLU', 'torch.nn.functional.rrelu', 'torch.rrelu_'], [{}, {'lower': 0.1, 'upper': 0.3}]),
    ('hardtanh', ['torch.nn.Hardtanh', 'torch.nn.functional.hardtanh', 'torch.nn.functional.hardtanh_'], [{}, {'min_val': -0.3, 'max_val': 0.7}]),
    ('hardsigmoid', ['torch.nn.Hardsigmoid', 'torch.nn.functional.hardsigmoid'], [{}]),
    ('softsign', ['torch.nn.Softsign', 'torch.nn.functional.softsign'], [{}]),
    ('log_sigmoid', ['torch.nn.LogSigmoid', 'torch.nn.functional.logsigmoid'], [{}]),
    ('threshold', ['torch.nn.Threshold', 'torch.nn.functional.threshold', 'torch.threshold_'], [{'threshold': 0.1, 'value': 20.0}, {'threshold': -1.0, 'value': 0.3}]),
    ('hardshrink', ['torch.nn.Hardshrink', 'torch.hardshrink', 'torch.Tensor.hardshrink'], [{}, {'lambd': 0.1}]),
    ('softshrink', ['torch.nn.Softshrink', 'torch.nn.functional.softshrink'], [{}, {'lambd': 0.1}]),
    ('tanhshrink', ['torch.nn.Tanhshrink', 'torch.nn.functional.tanhshrink'], [{}]),
    ('identity', ['torch.nn.Identity'], [{}]),
]
NAMED_AXES = [{'axis': 0}, {'axis': -1}]
TENSORFLOW = [
    ('relu', ['tensorflow.nn.relu', 'keras.ops.relu', "keras.activations.get('relu')"], [{}]),
    ('relu', ['keras.activations.relu', 'keras.layers.ReLU'],
     [{}, {'negative_slope': 0.1}, {'max_value': 6.0}, {'threshold': 1.0}, {'negative_slope': 0.1, 'max_value': 3.0, 'threshold': 0.5}]),
    ('leaky_relu', ['tensorflow.nn.leaky_relu'], [{}, {'alpha': 0.1}]),
    ('leaky_relu', ['keras.activations.leaky_relu', 'keras.layers.LeakyReLU'], [{}, {'negative_slope': 0.1}]),
    ('leaky_relu', ["keras.activations.get('leaky_relu')"], [{}]),
    ('relu6', ['tensorflow.nn.relu6', 'keras.activations.relu6'], [{}]),
    ('elu', ['tensorflow.nn.elu'], [{}]),
    ('elu', ['keras.activations.elu', 'keras.layers.ELU'], [{}, {'alpha': 0.5}]),
    ('gelu', ['tensorflow.nn.gelu', 'keras.activations.gelu', 'keras.ops.gelu'], [{}, {'approximate': False}, {'approximate': True}]),
    ('silu', ['tensorflow.nn.silu', 'tensorflow.nn.swish'], [{}, {'beta': 2.0}]),
    ('silu', ['keras.activations.silu', "keras.activations.get('swish')"], [{}]),
    ('hardswish', ['keras.activations.hard_swish', 'keras.ops.hard_silu'], [{}]),
    ('sigmoid', ['tensorflow.nn.sigmoid', 'tensorflow.sigmoid', 'keras.activations.sigmoid'], [{}]),
    ('tanh', ['tensorflow.nn.tanh', 'tensorflow.tanh', 'keras.activations.tanh'], [{}]),
    ('softplus', ['tensorflow.nn.softplus', 'keras.activations.softplus'], [{}]),
    ('mish', ['keras.activations.mish'], [{}]),
    ('glu', ['keras.activations.glu'], [{}, {'axis': 0}]),
    ('softmax', ['tensorflow.nn.softmax', 'keras.activations.softmax', 'keras.layers.Softmax'], [{}, *NAMED_AXES]),
    ('log_softmax', ['tensorflow.nn.log_softmax', 'keras.activations.log_softmax'], [{}, *NAMED_AXES]),
    ('selu', ['tensorflow.nn.selu', 'keras.activations.selu'], [{}]),
    ('celu', ['keras.activations.celu', 'keras.ops.celu'], [{}, {'alpha': 0.5}]),
    ('prelu', ['keras.layers.PReLU'], [{}]),
    ('hardtanh', ['keras.activations.hard_tanh', "keras.activations.get('hard_tanh')"], [{}]),
    ('hardsigmoid', ['keras.activations.hard_sigmoid'], [{}]),
    ('softsign', ['tensorflow.nn.softsign', 'keras.ops.softsign'], [{}]),
    ('log_sigmoid', ['tensorflow.math.log_sigmoid', 'keras.activations.log_sigmoid'], [{}]),
    ('threshold', ['keras.activations.threshold'], [{'threshold': 0.1, 'default_value': 20.0}]),
    ('hardshrink', ['keras.activations.hard_shrink'], [{}, {'threshold': 0.1}]),
    ('softshrink', ['keras.activations.soft_shrink'], [{}, {'threshold': 0.1}]),
    ('tanhshrink', ['keras.activations.tanh_shrink'], [{}]),
    ('squareplus', ['keras.activations.squareplus'], [{}, {'b': 1}]),
    ('sparse_plus', ['keras.activations.sparse_plus'], [{}]),
    ('sparse_sigmoid', ['keras.activations.sparse_sigmoid'], [{}]),
    ('exponential', ['keras.activations.exponential'], [{}]),
    ('identity', ['keras.activations.linear'], [{}]),
]
JAX = [
    ('relu', ['jax.nn.relu', 'flax.nnx.relu'], [{}]),
    ('leaky_relu', ['jax.nn.leaky_relu'], [{}, {'negative_slope': 0.2}]),
    ('relu6', ['jax.nn.relu6'], [{}]),
    ('elu', ['jax.nn.elu'], [{}, {'alpha': 0.5}]),
    ('gelu', ['jax.nn.gelu', 'flax.linen.gelu'], [{}, {'approximate': False}]),
    ('silu', ['jax.nn.silu', 'jax.nn.swish'], [{}]),
    ('hardswish', ['jax.nn.hard_swish'], [{}]),
    ('sigmoid', ['jax.nn.sigmoid', 'jax.scipy.special.expit', 'jax.lax.logistic'], [{}]),
    ('tanh', ['jax.nn.tanh', 'jax.numpy.tanh'], [{}]),
    ('softplus', ['jax.nn.softplus'], [{}]),
    ('mish', ['jax.nn.mish'], [{}]),
    ('glu', ['jax.nn.glu'], [{}, {'axis': 0}]),
    ('softmax', ['jax.nn.softmax'], [{}, *NAMED_AXES, {'axis': None}]),
    ('log_softmax', ['jax.nn.log_softmax', 'jax.scipy.special.log_softmax'], [{}, *NAMED_AXES]),
    ('selu', ['jax.nn.selu', 'flax.nnx.selu'], [{}]),
    ('celu', ['jax.nn.celu'], [{}, {'alpha': 0.5}]),
    ('hardtanh', ['jax.nn.hard_tanh'], [{}]),
    ('hardsigmoid', ['jax.nn.hard_sigmoid'], [{}]),
    ('softsign', ['jax.nn.soft_sign'], [{}]),
    ('log_sigmoid', ['jax.nn.log_sigmoid'], [{}]),
    ('squareplus', ['jax.nn.squareplus'], [{}, {'b': 1}]),
    ('sparse_plus', ['jax.nn.sparse_plus'], [{}]),
    ('sparse_sigmoid', ['jax.nn.sparse_sigmoid'], [{}]),
    ('identity', ['jax.nn.identity'], [{}]),
]
TABLES = {'torch': TORCH, 'tensorflow': TENSORFLOW, 'jax': JAX}


def inputs_of(activation):
    rows = {'glu': HALVES, 'softmax2d': IMAGES, 'softmax': ROWS, 'log_softmax': ROWS, 'softmin': ROWS}
    return rows.get(activation, [([len(POINTS)], POINTS)])


def exact_elementwise(activation, args, x):
    first = lambda value: value[0] if isinstance(value, list) else value
    x, a = mpf(float(x)), {name: value if isinstance(value, (str, bool)) else mpf(first(value)) for name, value in args.items() if value is not None}
    sigmoid = lambda z: 1 / (1 + mp.exp(-z))
    if activation == 'relu':
        slope, threshold = a.get('negative_slope', mpf(0)), a.get('threshold', mpf(0))
        return min(x, a.get('max_value', mp.inf)) if x > threshold else slope * (x - threshold)
    if activation == 'softplus':
        beta, threshold = a.get('beta', mpf(1)), a.get('threshold', mpf(20))
        return x if threshold != 20 and x * beta > threshold else mp.log1p(mp.exp(x * beta)) / beta
    get = lambda name, default, *others: next((a[key] for key in (name, *others) if key in a), mpf(default))
    if activation == 'threshold':
        return x if x > a['threshold'] else get('value', 0, 'default_value')
    if activation in ('hardshrink', 'softshrink'):
        limit = get('lambd', 0.5, 'threshold')
        return mpf(0) if abs(x) <= limit else x if activation == 'hardshrink' else x - limit * mp.sign(x)
    if activation in ('prelu', 'rrelu'):
        mean = (get('lower', mpf(1) / 8) + get('upper', mpf(1) / 3)) / 2
        return x if x > 0 else x * (mean if activation == 'rrelu' else get('weight', 0.25, 'init'))
    return {
        'selu': lambda: SELU_SCALE * (x if x > 0 else SELU_ALPHA * mp.expm1(x)),
        'celu': lambda: x if x > 0 else get('alpha', 1) * mp.expm1(x / get('alpha', 1)),
        'hardtanh': lambda: min(max(x, get('min_val', -1)), get('max_val', 1)),
        'hardsigmoid': lambda: min(max(x + 3, 0), 6) / 6,
        'softsign': lambda: x / (1 + abs(x)),
        'log_sigmoid': lambda: -mp.log1p(mp.exp(-x)),
        'tanhshrink': lambda: x - mp.tanh(x),
        'squareplus': lambda: (x + mp.sqrt(x * x + get('b', 4))) / 2,
        'sparse_plus': lambda: mpf(0) if x <= -1 else x if x >= 1 else (x + 1) ** 2 / 4,
        'sparse_sigmoid': lambda: min(max(x + 1, 0), 2) / 2,
        'exponential': lambda: mp.exp(x),
        'identity': lambda: x,
        'leaky_relu': lambda: x if x > 0 else x * a.get('negative_slope', a.get('alpha', mpf(0))),
        'relu6': lambda: min(max(x, 0), 6),
        'elu': lambda: x if x > 0 else a.get('alpha', mpf(1)) * mp.expm1(x),
        'silu': lambda: x * sigmoid(a.get('beta', mpf(1)) * x),
        'hardswish': lambda: x * min(max(x + 3, 0), 6) / 6,
        'sigmoid': lambda: sigmoid(x),
        'tanh': lambda: mp.tanh(x),
        'mish': lambda: x * mp.tanh(mp.log1p(mp.exp(x))),
        'gelu': lambda: x * mp.erfc(-x / mp.sqrt(2)) / 2,
        'gelu_tanh': lambda: x * sigmoid(2 * mp.sqrt(2 / mp.pi) * (x + mpf('0.044715') * x ** 3)),
    }[activation]()


def resolve(spelling):
    if "('" in spelling:
        function, name = spelling.split("('")
        return resolve(function)(name[:-2])
    parts = spelling.split('.')
    target = __import__(parts[0])
    for at, part in enumerate(parts[1:], 2):
        if not hasattr(target, part):
            __import__('.'.join(parts[:at]))
        target = getattr(target, part)
    return target


def is_class(spelling):
    return spelling.rsplit('.', 1)[-1][0].isupper()


def torch_runner(spelling, args):
    import torch
    types = {'float32': torch.float32, 'float64': torch.float64, 'bfloat16': torch.bfloat16, 'float16': torch.float16}
    tensors = lambda dtype: {name: torch.tensor(value, dtype=types[dtype]) if isinstance(value, list) else value for name, value in args.items()}

    def run(x, dtype, want_gradient):
        function = resolve(spelling)(**args).eval().to(types[dtype]) if is_class(spelling) else lambda v: resolve(spelling)(v, **tensors(dtype))
        t = torch.tensor(x).to(types[dtype]).requires_grad_(want_gradient)
        y = function(t.clone())
        if want_gradient:
            y.sum().backward()
        return y.detach().double().numpy(), t.grad.double().numpy() if want_gradient else None
    return run


def tensorflow_runner(spelling, args):
    import tensorflow as tf
    def run(x, dtype, want_gradient):
        function = resolve(spelling)(**args, dtype=dtype) if is_class(spelling) else lambda v: resolve(spelling)(v, **args)
        v = tf.cast(tf.constant(x), dtype)
        with tf.GradientTape() as tape:
            tape.watch(v)
            y = function(v)
        return tf.cast(y, tf.float64).numpy(), tf.cast(tape.gradient(y, v), tf.float64).numpy() if want_gradient else None
    return run


def jax_runner(spelling, args):
    import jax
    import jax.numpy as jnp
    function = lambda x: resolve(spelling)(x, **args)

    def run(x, dtype, want_gradient):
        jax.config.update('jax_enable_x64', dtype == 'float64')
        v = jnp.asarray(x, dtype=dtype)
        gradient = jax.grad(lambda z: function(z).sum())(v) if want_gradient else None
        return np.asarray(function(v), dtype='float64'), np.asarray(gradient, dtype='float64') if want_gradient else None
    return run


RUNNERS = {'torch': torch_runner, 'tensorflow': tensorflow_runner, 'jax': jax_runner}


def plain(values, single=True):
    def one(value):
        with np.errstate(over='ignore'):
            value = float(np.float32(value)) if single else float(value)
        if math.isnan(value):
            return 'NaN'
        if math.isinf(value):
            return 'Infinity' if value > 0 else '-Infinity'
        if value == 0:
            return '-0' if math.copysign(1, value) < 0 else 0
        return float(str(np.float32(value))) if single else value
    return [one(value) for value in np.ravel(values)]


DEFAULTS = {'tensorflow.nn.leaky_relu': {'alpha': 0.2}, 'keras.activations.leaky_relu': {'negative_slope': 0.2}, "keras.activations.get('leaky_relu')": {'negative_slope': 0.2},
            'keras.layers.LeakyReLU': {'negative_slope': 0.3}, 'torch': {'negative_slope': 0.01}, 'jax': {'negative_slope': 0.01}}


def record(framework, only):
    cases = []
    for activation, spellings, argument_sets in TABLES[framework]:
        if only and activation not in only:
            continue
        for spelling in spellings:
            for args in argument_sets:
                run = RUNNERS[framework](spelling, args)
                for shape, values in inputs_of(activation):
                    x = np.array(values, dtype='float32').reshape(shape)
                    try:
                        output, gradient = run(x, 'float32', True)
                    except (IndexError, ValueError):
                        continue
                    output64, gradient64 = run(x.astype('float64'), 'float64', True)
                    case = {'spelling': spelling, 'activation': activation, 'args': args, 'shape': shape, 'input': plain(x), 'output': plain(output),
                            'gradient': plain(gradient), 'output64': plain(output64, False), 'gradient64': plain(gradient64, False)}
                    if args == {}:
                        for dtype in ('bfloat16', 'float16'):
                            case[dtype] = plain(run(x, dtype, False)[0])
                    if shape == [len(POINTS)]:
                        tanh = args.get('approximate', spelling in ('keras.ops.gelu', 'jax.nn.gelu', 'flax.linen.gelu')) in (True, 'tanh')
                        known = args or (DEFAULTS.get(spelling) or DEFAULTS.get(framework, {}) if activation == 'leaky_relu' else {})
                        name = 'gelu_tanh' if activation == 'gelu' and tanh else activation
                        case['exact'] = [plain([exact_elementwise(name, known, v)])[0] if math.isfinite(v) else None for v in np.ravel(x)]
                    cases.append(case)
    return cases


def versions(framework):
    names = {'torch': ['torch'], 'tensorflow': ['tensorflow', 'keras'], 'jax': ['jax', 'flax']}[framework]
    return {name: __import__(name).__version__ for name in names}


if __name__ == '__main__':
    framework, *only = sys.argv[1:]
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), framework + '.json.gz')
    kept = []
    if only:
        with gzip.open(path) as file:
            kept = [case for case in json.load(file)['cases'] if case['activation'] not in only]
    text = json.dumps({'versions': versions(framework), 'cases': kept + record(framework, only)}, separators=(',', ':'))
    with open(path, 'wb') as file, gzip.GzipFile('', 'wb', 9, file, mtime=0) as zipped:
        zipped.write(text.encode())
    print(path, os.path.getsize(path))
