import numpy as np

rng = np.random.default_rng(0)
fan_in, fan_out = (4, 3)
xavier = rng.uniform(-np.sqrt(6 / (fan_in + fan_out)), np.sqrt(6 / (fan_in + fan_out)), size=(fan_in, fan_out))
he = rng.normal(0, np.sqrt(2 / fan_in), size=(fan_in, fan_out))
print(xavier)
print(he)
print(f'{xavier.std():.4f} {he.mean():.4f}')
print(np.abs(he).max(), he.var())
