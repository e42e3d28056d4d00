import numpy as np

x = np.array([0.1, 0.25])
print('x = %s' % x)
print('x =', x, 'shape', x.shape)
print(f'x={x!r}')
print(str(x) + '!')
print('{}'.format(x))
print(f'{x[0]:.2f}|{x[1]:>8.3f}|{x[0]:e}|{x[0]:g}|{x[0]:%}')
print(f'{x.sum():.3}')
print(x.tolist(), list(x))
print(tuple(x))
print(x.shape[0], len(x))
