import numpy as np

np.random.seed(9)
print(np.random.choice(3, 5, p=[0.2, 0.3, 0.5]))
print(np.random.choice(['a', 'b'], 3))
print(np.random.choice(5, 3, replace=False, p=[0.1, 0.2, 0.3, 0.2, 0.2]))
l = ['x', 'y', 'z']
np.random.shuffle(l)
print(l)
print(np.random.permutation(['p', 'q', 'r']))
a = np.arange(6).reshape(3, 2)
np.random.shuffle(a)
print(a)
print(np.random.permutation(a))
