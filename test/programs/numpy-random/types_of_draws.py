import numpy as np

np.random.seed(1)
print([np.random.rand()], type(np.random.rand()), type(np.random.randint(3)), type(np.random.randn()), type(np.random.normal()), type(np.random.choice([1, 2])), type(np.random.uniform()))
print([np.random.randint(3)], [np.random.choice(4)], [np.random.choice([1.5, 2.5])])
rng = np.random.default_rng(1)
print(type(rng.random()), type(rng.integers(3)), type(rng.normal()), [rng.integers(3)], [rng.choice([1, 2])], [rng.uniform()], [rng.choice(5)])
