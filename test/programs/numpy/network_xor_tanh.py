import numpy as np

X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
y = np.array([0.0, 1.0, 1.0, 0.0])
rng = np.random.default_rng(42)
W1 = rng.normal(0, 1, (2, 4))
b1 = np.zeros(4)
W2 = rng.normal(0, 1, 4)
b2 = 0.0
for e in range(1001):
    h = np.tanh(X @ W1 + b1)
    p = 1 / (1 + np.exp(-(h @ W2 + b2)))
    d = (p - y) / 4
    gW2 = h.T @ d
    gb2 = d.sum()
    dh = np.outer(d, W2) * (1 - h ** 2)
    W1 -= X.T @ dh
    b1 -= dh.sum(0)
    W2 -= gW2
    b2 -= gb2
    if e % 250 == 0:
        print(e, f'{-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)):.6f}')
print(p.round(3), (p > 0.5).astype(int))
