import numpy as np


def sigmoid(x):
    out = np.empty_like(x)
    pos = x >= 0
    out[pos] = 1 / (1 + np.exp(-x[pos]))
    ex = np.exp(x[~pos])
    out[~pos] = ex / (1 + ex)
    return out
x = np.linspace(-6, 6, 9)
print(sigmoid(x))
print(sigmoid(x).dtype, sigmoid(x).shape)
