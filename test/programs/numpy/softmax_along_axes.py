import numpy as np


def softmax(x, axis=-1):
    e = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return e / np.sum(e, axis=axis, keepdims=True)

def log_softmax(x, axis=-1):
    m = x.max(axis=axis, keepdims=True)
    return x - m - np.log(np.exp(x - m).sum(axis=axis, keepdims=True))
x = np.array([[1.0, 2.0, 3.0], [4.0, 1.0, 0.0]])
print(softmax(x))
print(softmax(x, 0))
print(softmax(x, None))
print(log_softmax(x))
print(log_softmax(x, axis=0))
x3 = np.arange(12.0).reshape(2, 3, 2)
print(softmax(x3, axis=1))
print(softmax(x3, axis=1).sum(axis=1))
