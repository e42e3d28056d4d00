import numpy as np

a = np.arange(10)
print(a[2:5], a[::3], a[-3:], a[::-1], a[[1, 3]], a[a > 6], a[(a > 2) & (a < 6)], a[~(a % 2 == 0)])
a[a > 7] = 0
print(a)
b = a[2:5]
b[:] = 100
print(a)
m = np.arange(9).reshape(3, 3)
print(m[1], m[:, 1], m[1, 2], m[1:, :2], m[m > 4], m[[0, 2], [1, 2]], m[..., -1])
m[m % 2 == 1] *= 10
print(m)
print(np.where(m > 20, m, -1), np.argmax(m), np.unravel_index(np.argmax(m), m.shape))
