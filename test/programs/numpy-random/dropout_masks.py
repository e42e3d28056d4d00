import numpy as np

np.random.seed(0)
x = np.ones((2, 5))
mask = (np.random.rand(*x.shape) > 0.5) / 0.5
print(mask)
print(x * mask)
print((np.random.rand(4) < 0.3).astype(int))
m = np.random.binomial(1, 0.8, size=(3, 3))
print(m)
