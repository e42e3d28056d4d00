import numpy as np

rng = np.random.default_rng(123)
x = np.linspace(0, 1, 5)
y = 2 * x + 1 + rng.normal(0, 0.1, size=x.shape)
print(y)
A = np.c_[x, np.ones_like(x)]
w = np.linalg.inv(A.T @ A) @ A.T @ y
print(w)
print(np.round(w, 3))
