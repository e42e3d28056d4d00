import numpy as np

np.random.seed(42)
print(np.random.exponential(1.0, 3))
print(np.random.standard_exponential(2))
print(np.random.binomial(10, 0.5, 5))
print(np.random.poisson(3, 5))
print(np.random.beta(2, 3, 2))
print(np.random.gamma(2.0, 1.0, 3))
print(np.random.laplace(0, 1, 2))
print(np.random.logistic(size=2))
print(np.random.gumbel(size=2))
print(np.random.lognormal(size=2))
