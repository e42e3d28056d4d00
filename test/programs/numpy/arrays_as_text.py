import numpy as np

x = np.array([1.5, 2.25, -3.0])
print(np.array2string(x))
print(np.array2string(x, precision=1, separator=', '))
print(np.array2string(x, formatter={'float_kind': lambda v: '%.2f' % v}))
print(np.array_str(x, precision=1), np.array_repr(x))
print(np.array2string(np.arange(6).reshape(2, 3), prefix='x = '))
print('x = ' + np.array2string(np.eye(2), prefix='x = '))
print(np.format_float_positional(0.1), np.format_float_scientific(12345.678, precision=2), np.format_float_positional(np.float32(1 / 3), precision=3))
print(np.array2string(x, suppress_small=True, max_line_width=10))
