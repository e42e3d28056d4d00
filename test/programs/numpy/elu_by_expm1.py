import numpy as np


def elu(x, alpha=1.0):
    return np.where(x > 0, x, alpha * np.expm1(x))

def elu_grad(x, alpha=1.0):
    return np.where(x > 0, 1.0, alpha * np.exp(x))
x = np.array([-3, -1.5, -0.1, 0, 0.1, 2], dtype=float)
print(elu(x))
print(elu_grad(x))
print(elu(x, alpha=0.5))
