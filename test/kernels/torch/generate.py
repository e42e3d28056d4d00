"""Records what PyTorch's CPU kernels give: `python generate.py` writes kernels.json.gz beside this file. Run with torch 2.13.0 on x86-64 with
AVX-512 and glibc 2.36. Numbers are the shortest decimals that are the same float32 (or float64). With names of functions it adds those alone to the file, in views of
which no element is computed otherwise on a processor without AVX-512."""
import gzip
import json
import math
import os
import sys

import numpy as np
import torch

F = torch.nn.functional
torch.manual_seed(5)
x = torch.cat([torch.randn(110) * 3, torch.rand(20) * 200 - 100, torch.randn(10) * 1e-3,
               torch.tensor([0.0, -0.0, math.inf, -math.inf, math.nan, 1e-40, 20.0, 20.5, -3.0, 3.0])])
FUNCTIONS = {
    'sigmoid': torch.sigmoid, 'silu': F.silu, 'elu': F.elu, 'softplus': F.softplus, 'mish': F.mish, 'gelu': F.gelu, 'hardswish': F.hardswish,
    'gelu_tanh': lambda v: F.gelu(v, approximate='tanh'), 'leaky_relu': F.leaky_relu, 'relu': F.relu, 'relu6': F.relu6, 'log_sigmoid': F.logsigmoid,
    'expm1': torch.expm1, 'log1p': torch.log1p, 'exp': torch.exp, 'tanh': torch.tanh, 'erf': torch.erf, 'log': torch.log, 'sqrt': torch.sqrt,
}
MORE = {
    'selu': F.selu, 'celu': F.celu, 'rrelu': F.rrelu, 'hardsigmoid': F.hardsigmoid, 'hardtanh': F.hardtanh, 'hardshrink': F.hardshrink,
    'softshrink': F.softshrink, 'threshold': lambda v: F.threshold(v, 0.0, 0.0),
}
VIEWS = {'whole': lambda v: v, 'few': lambda v: v[:7], 'one': lambda v: v[3:4], 'steps': lambda v: v[::2], 'columns': lambda v: v.view(3, 50)[:, :40], 'turned': lambda v: v.view(3, 50).t()}


def plain(values, single=True):
    def one(value):
        value = float(value)
        if math.isnan(value):
            return 'NaN'
        if math.isinf(value):
            return 'Infinity' if value > 0 else '-Infinity'
        if value == 0:
            return '-0' if math.copysign(1, value) < 0 else 0
        return float(str(np.float32(value))) if single else value
    return [one(value) for value in np.ravel(values)]


path = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'kernels.json.gz')
only = sys.argv[1:]
cases, rows, versions = [], [], {'torch': torch.__version__, 'capability': torch.backends.cpu.get_cpu_capability()}
if only:
    with gzip.open(path) as file:
        kept = json.load(file)
    x = torch.tensor([float(value) for value in kept['input']])
    cases, rows, versions = [case for case in kept['cases'] if case['name'] not in only], kept['rows'], kept['versions']
    FUNCTIONS = {name: MORE[name] for name in only}
    VIEWS = {'whole': lambda v: v[:128], 'few': VIEWS['few'], 'one': VIEWS['one']}
for name, function in FUNCTIONS.items():
    for dtype in (torch.float32, torch.float64, torch.bfloat16, torch.float16):
        for view, take in VIEWS.items():
            if dtype != torch.float32 and view not in ('whole', 'few'):
                continue
            v = take(x.to(dtype))
            y = function(v).contiguous().double().numpy()
            cases.append({'name': name, 'dtype': str(dtype)[6:], 'view': view, 'shape': list(v.shape), 'strides': list(v.stride()), 'offset': v.storage_offset(),
                          'output': plain(y, dtype != torch.float64)})
for name in () if only else ('softmax', 'log_softmax', 'softmin'):
    for shape in ([2, 5], [1, 16], [2, 37], [2, 3, 4], [1, 4, 20]):
        v = torch.randn(*shape) * 4
        rows.append({'name': name, 'shape': shape, 'input': plain(v), 'output': plain(getattr(F, name)(v, dim=1))})
text = json.dumps({'versions': versions, 'input': plain(x), 'cases': cases, 'rows': rows},
                  separators=(',', ':'))
with open(path, 'wb') as file, gzip.GzipFile('', 'wb', 9, file, mtime=0) as zipped:
    zipped.write(text.encode())
print(path, os.path.getsize(path))
