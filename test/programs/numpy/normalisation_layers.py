import numpy as np

x = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 10.0]])
mu = x.mean(axis=0)
var = x.var(axis=0)
xn = (x - mu) / np.sqrt(var + 1e-05)
print(mu, var)
print(xn)
print(xn.mean(axis=0), xn.std(axis=0))
g, b = (np.array([1.5, 0.5, 1.0]), np.array([0.0, 1.0, -1.0]))
print(g * xn + b)

def layer_norm(x, eps=1e-05):
    return (x - x.mean(-1, keepdims=True)) / np.sqrt(x.var(-1, keepdims=True) + eps)
print(layer_norm(x))

def rms_norm(x):
    return x / np.sqrt(np.mean(x ** 2, axis=-1, keepdims=True) + 1e-06)
print(rms_norm(x))
