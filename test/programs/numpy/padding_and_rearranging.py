import numpy as np

a = np.array([1, 2, 3])
print(np.pad(a, 2))
print(np.pad(a, (1, 2), constant_values=9))
print(np.pad(a, 1, mode='edge'), np.pad(a, 2, mode='reflect'))
m = np.ones((2, 2))
print(np.pad(m, 1))
print(np.pad(m, ((1, 0), (0, 2)), mode='constant'))
print(np.pad(a, 2, 'wrap'), np.pad(a, 2, 'symmetric'))
print(np.roll(a, 1), np.roll(m, 1, axis=0), np.tile(a, 2), np.tile(a, (2, 1)), np.repeat(a, 2), np.repeat(m, [1, 2], axis=0))
print(np.flip(a), np.rot90(np.array([[1, 2], [3, 4]])), np.append(a, [4, 5]), np.insert(a, 1, 9), np.delete(a, 0))
