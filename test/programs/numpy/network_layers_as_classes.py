import numpy as np


class Linear:

    def __init__(self, i, o, rng):
        self.W = rng.standard_normal((i, o)) / np.sqrt(i)
        self.b = np.zeros(o)

    def __call__(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, g):
        self.dW = self.x.T @ g
        self.db = g.sum(axis=0)
        return g @ self.W.T

class Tanh:

    def __call__(self, x):
        self.y = np.tanh(x)
        return self.y

    def backward(self, g):
        return g * (1 - self.y ** 2)
rng = np.random.default_rng(3)
layers = [Linear(2, 3, rng), Tanh(), Linear(3, 1, rng)]
x = np.array([[0.5, -1.0], [1.5, 2.0]])
h = x
for l in layers:
    h = l(h)
print(h)
g = np.ones_like(h)
for l in reversed(layers):
    g = l.backward(g)
print(g)
print(layers[0].dW)
print(layers[2].db)
