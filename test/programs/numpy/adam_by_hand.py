import numpy as np

v = np.zeros(2)
m = np.zeros(2)
w = np.array([1.0, -1.0])
b1, b2, eps, lr = (0.9, 0.999, 1e-08, 0.1)
for t in range(1, 4):
    g = 2 * w
    m = b1 * m + (1 - b1) * g
    v = b2 * v + (1 - b2) * g ** 2
    mh = m / (1 - b1 ** t)
    vh = v / (1 - b2 ** t)
    w = w - lr * mh / (np.sqrt(vh) + eps)
    print(t, w)
