"""Records what plain Python's math gives, as hexadecimal: `python generate.py` writes libm.json beside this file. Run with CPython 3.11 on
glibc 2.36, x86-64 with fused multiply-add."""
import json
import math
import os
import platform
import random

random.seed(11)
uniform = random.uniform


def spread(low, high):
    return random.choice([-1, 1]) * 10 ** uniform(low, high)


POINTS = {
    'exp': lambda: (random.choice([uniform(-5, 5), uniform(-700, 700)]),), 'exp2': lambda: (uniform(-20, 20),),
    'expm1': lambda: (random.choice([uniform(-5, 5), spread(-8, 2)]),), 'log': lambda: (random.choice([uniform(0, 5), uniform(0.9, 1.1), abs(spread(-300, 300))]),),
    'log1p': lambda: (random.choice([uniform(-1, 5), spread(-10, -0.1)]),), 'log2': lambda: (uniform(0, 9),), 'log10': lambda: (random.choice([uniform(0, 9), abs(spread(-9, 9))]),),
    'sin': lambda: (random.choice([uniform(-5, 5), spread(-8, 8)]),), 'cos': lambda: (random.choice([uniform(-5, 5), spread(-8, 8)]),), 'tan': lambda: (uniform(-5, 5),),
    'asin': lambda: (uniform(-1, 1),), 'acos': lambda: (uniform(-1, 1),), 'atan': lambda: (uniform(-5, 5),), 'atan2': lambda: (uniform(-5, 5), uniform(-5, 5)),
    'sinh': lambda: (uniform(-30, 30),), 'cosh': lambda: (uniform(-30, 30),), 'tanh': lambda: (random.choice([uniform(-5, 5), spread(-8, 1)]),),
    'asinh': lambda: (spread(-8, 8),), 'acosh': lambda: (1 + abs(spread(-8, 8)),), 'atanh': lambda: (uniform(-1, 1),),
    'erf': lambda: (random.choice([uniform(-6, 6), spread(-8, 0)]),), 'erfc': lambda: (uniform(-6, 25),), 'cbrt': lambda: (spread(-9, 9),),
    'pow': lambda: (abs(spread(-5, 5)), uniform(-12, 12)),
}
cases = {name: [[*(v.hex() for v in point), getattr(math, name)(*point).hex()] for point in (make() for _ in range(60))] for name, make in POINTS.items()}
path = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'libm.json')
with open(path, 'w') as file:
    file.write('{"python": "%s", "libc": "%s", "cases": {\n' % (platform.python_version(), ' '.join(platform.libc_ver())))
    file.write(',\n'.join(json.dumps(name) + ': ' + json.dumps(rows, separators=(',', ':')) for name, rows in cases.items()) + '}}\n')
