import numpy as np

a = np.array([[1.5, 2.0], [3.25, -4.0]])
print(a.tolist())
print(str(a).replace('\n', '|'))
print(np.array_str(a), np.array_repr(a))
print(f'matrix:\n{a}')
print('row: ' + str(a[0]))
print(a.astype(int))
print(a.dtype.name, a.dtype.itemsize, a.flags['C_CONTIGUOUS'] if False else '')
