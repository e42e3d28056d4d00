import numpy as np

a = np.array([1, 2, 3, 4, 5])
a[1:] = a[:-1]
print(a)
a = np.array([1, 2, 3, 4, 5])
a[:-1] += a[1:]
print(a)
a[::2] = 0
print(a)
a[[0, 0, 1]] += 1
print(a)
idx = np.array([0, 2])
a[idx] = [10, 20]
print(a)
a[a == 10] *= -1
print(a)
a[...] = 1
print(a)
a[2:4] = np.array([8, 9])
print(a[::-1], a[-1:0:-2])
a = np.zeros((2, 2))
a[:] = [1, 2]
print(a)
a[0] += [1.5, 2.5]
print(a)
a -= a.mean(axis=0)
print(a)
a /= 2
print(a)
a **= 2
print(a)
a //= 0.1
print(a)
a %= 3
print(a)
