import numpy as np

np.random.seed(0)
Q = np.random.rand(3, 4)
K = np.random.rand(3, 4)
V = np.random.rand(3, 2)
s = Q @ K.T / np.sqrt(K.shape[-1])
mask = np.triu(np.ones((3, 3)), k=1).astype(bool)
s[mask] = -np.inf
w = np.exp(s - s.max(axis=-1, keepdims=True))
w /= w.sum(axis=-1, keepdims=True)
print(w)
print(w @ V)
print(mask)
