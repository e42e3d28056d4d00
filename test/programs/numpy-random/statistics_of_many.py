import numpy as np

np.random.seed(42)
x = np.random.randn(10000)
print(x.mean(), x.std(), x.min(), x.max())
print(np.percentile(x, [25, 50, 75]))
a = np.maximum(0, x)
print((a == 0).mean(), a.mean())
print(np.histogram(x, bins=5))
s = 1 / (1 + np.exp(-x))
print(s.mean(), s.std())
print(f'{(s > 0.5).sum()}')
