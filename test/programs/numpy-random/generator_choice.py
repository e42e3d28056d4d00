import numpy as np

rng = np.random.default_rng(0)
print(rng.choice(5, 3))
print(rng.choice(5, 3, replace=False))
print(rng.choice([10, 20, 30, 40], 2, replace=False))
print(rng.choice(3, 4, p=[0.1, 0.2, 0.7]))
print(rng.choice(10, 5, replace=False, shuffle=False))
print(rng.choice(['a', 'b', 'c'], 2))
print(rng.choice(np.arange(6).reshape(3, 2), 2))
print(rng.choice(1000, 3, replace=False))
