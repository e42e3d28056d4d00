import numpy as np
class ReLU:
    def forward(self, x):
        self.mask = x > 0
        return x * self.mask
    def backward(self, g): return g * self.mask
class Dense:
    def __init__(self, i, o, seed=0):
        rng = np.random.default_rng(seed)
        self.W = rng.standard_normal((i, o)) * np.sqrt(2 / i); self.b = np.zeros(o)
    def forward(self, x):
        self.x = x; return x @ self.W + self.b
    def backward(self, g, lr=0.1):
        dx = g @ self.W.T; self.W -= lr * self.x.T @ g; self.b -= lr * g.sum(axis=0); return dx
layers = [Dense(3, 4), ReLU(), Dense(4, 1, seed=1)]
x = np.array([[1.0, 2.0, 3.0], [0.5, -1, 0]])
for step in range(3):
    o = x
    for l in layers: o = l.forward(o)
    loss = ((o - 1) ** 2).mean(); print(step, f"{loss:.6f}")
    g = 2 * (o - 1) / len(x)
    for l in reversed(layers): g = l.backward(g)
print(o)
