import numpy as np

a = np.arange(6).reshape(2, 3)
b = a.T
b[0, 0] = 100
print(a)
c = a.ravel()
c[1] = -1
print(a)
d = a.flatten()
d[2] = -2
print(a)
e = a[:, 1]
e += 10
print(a)
f = a[[0, 1], [0, 1]]
f[:] = 0
print(a)
a[[0, 1], [0, 1]] = 5
print(a)
a[a > 50] = 0
a[:, -1] = [7, 8]
print(a)
a[0], a[1] = (a[1].copy(), a[0].copy())
print(a)
a[:, [0, 1]] = a[:, [1, 0]]
print(a)
g = a.reshape(3, 2)
g[0] = 0
print(a)
h = np.transpose(a)
h[1] = 42
print(a)
s = a[0]
a = a + 1
s[0] = -9
print(a, s)
