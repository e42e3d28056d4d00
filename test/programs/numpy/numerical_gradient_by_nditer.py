import numpy as np


def numerical_gradient(f, x, h=1e-4):
    grad = np.zeros_like(x)
    it = np.nditer(x, flags=["multi_index"], op_flags=["readwrite"])
    while not it.finished:
        place = it.multi_index
        kept = x[place]
        x[place] = kept + h
        above = f(x)
        x[place] = kept - h
        below = f(x)
        grad[place] = (above - below) / (2 * h)
        x[place] = kept
        it.iternext()
    return grad


print(numerical_gradient(lambda v: np.sum(v**2), np.array([3.0, 4.0])))
print(numerical_gradient(lambda v: np.tanh(v).sum(), np.array([[0.5, -0.5], [1.0, 0.0]])))
for value in np.nditer(np.arange(4).reshape(2, 2).T):
    print(value, end=" ")
print()
