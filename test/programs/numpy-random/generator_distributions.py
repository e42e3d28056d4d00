import numpy as np

rng = np.random.default_rng(42)
print(rng.exponential(1.0, 3))
print(rng.standard_exponential(2))
print(rng.binomial(10, 0.5, 5))
print(rng.poisson(3, 5))
print(rng.beta(2, 3, 2))
print(rng.gamma(2.0, 1.0, 3))
print(rng.laplace(0, 1, 2))
print(rng.lognormal(size=2))
print(rng.logistic(size=2))
print(rng.gumbel(size=2))
