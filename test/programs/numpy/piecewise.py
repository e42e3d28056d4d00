import numpy as np

x = np.array([-2.0, -0.5, 0.0, 0.5, 2.0])
print(np.piecewise(x, [x < 0, x >= 0], [-1, 1]))
print(np.piecewise(x, [x < -1, (x >= -1) & (x <= 1), x > 1], [lambda v: -v, lambda v: v ** 2, 5]))
print(np.piecewise(x, [x < 0], [lambda v: 0.1 * v, lambda v: v]))
