import numpy as np

x = np.random.default_rng(0).normal(size=(3, 4)).astype('float32')
print(x)
print(x.mean(axis=0))
print((x - x.mean(0)) / (x.std(0) + 1e-05))
print(x.sum(), x.dtype, x.nbytes)
