import numpy as np

rng = np.random.default_rng(7)
a = np.arange(6)
rng.shuffle(a)
print(a)
print(rng.permutation(5))
print(rng.permutation([1, 2, 3]))
b = np.arange(6).reshape(3, 2)
rng.shuffle(b)
print(b)
print(rng.permutation(b))
print(rng.permuted(np.arange(4)))
c = [1, 2, 3, 4]
rng.shuffle(c)
print(c)
print(rng.permutation(b, axis=1))
rng.shuffle(b, axis=1)
print(b)
