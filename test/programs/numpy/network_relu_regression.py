import numpy as np

rng = np.random.default_rng(0)
X = rng.normal(size=(8, 3))
w = np.array([1.0, -2.0, 0.5])
y = X @ w + 0.1
W1 = rng.normal(size=(3, 4)) * 0.5
b1 = np.zeros(4)
W2 = rng.normal(size=(4,)) * 0.5
b2 = 0.0
lr = 0.05
for epoch in range(5):
    z = X @ W1 + b1
    a = np.maximum(0, z)
    p = a @ W2 + b2
    loss = ((p - y) ** 2).mean()
    g = 2 * (p - y) / len(y)
    dW2 = a.T @ g
    db2 = g.sum()
    dz = np.outer(g, W2) * (z > 0)
    W1 -= lr * X.T @ dz
    b1 -= lr * dz.sum(axis=0)
    W2 -= lr * dW2
    b2 -= lr * db2
    print(f'epoch {epoch}: loss={loss:.4f}')
print(W1)
print(b1, b2)
