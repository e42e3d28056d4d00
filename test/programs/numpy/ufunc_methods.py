import numpy as np

x = np.array([[1.0, 2.0], [3.0, 4.0]])
print(np.apply_along_axis(lambda r: np.exp(r) / np.exp(r).sum(), 1, x))
print(np.apply_along_axis(np.sum, 0, x))
print(np.array([f(x) for f in (np.sum, np.mean, np.max)]))
print(np.add.reduce(x), np.add.reduce(x, axis=1), np.maximum.reduce(x), np.multiply.outer([1, 2], [3, 4]), np.add.accumulate([1, 2, 3]), np.maximum.accumulate([1, 3, 2, 5]))
emb = np.zeros((3, 2))
np.add.at(emb, [0, 2, 0], 1.0)
print(emb)
np.add.at(emb, [1], np.array([[5.0, 6.0]]))
print(emb)
