"""Activations written out with NumPy."""

import numpy as np

x = np.array([2.0, 1.0, 0.1])


def relu(x):
    return np.maximum(x, 0)


def softmax(logits, temperature=1.0):
    scaled = logits / temperature
    exponentials = np.exp(scaled - scaled.max())
    return exponentials / exponentials.sum()


print(relu(np.array([-1.0, 0.0, 2.5])))
print(softmax(x))
print(softmax(x, temperature=0.5).round(3))
print(np.tanh(x))
