import numpy as np


def im2col(x, k):
    return np.array([x[i:i + k, j:j + k].ravel() for i in range(x.shape[0] - k + 1) for j in range(x.shape[1] - k + 1)])
x = np.arange(9.0).reshape(3, 3)
c = im2col(x, 2)
print(c)
print((c @ np.array([1.0, 0.0, 0.0, -1.0])).reshape(2, 2))
print(x[::-1, ::-1])
print(np.flip(x), np.rot90(x))
