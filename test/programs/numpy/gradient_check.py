import numpy as np


def f(x):
    return np.sum(np.tanh(x) ** 2)

def grad(x):
    return 2 * np.tanh(x) * (1 - np.tanh(x) ** 2)
x = np.array([0.1, -0.7, 1.3])
eps = 1e-05
num = np.zeros_like(x)
for i in range(x.size):
    xp, xm = (x.copy(), x.copy())
    xp[i] += eps
    xm[i] -= eps
    num[i] = (f(xp) - f(xm)) / (2 * eps)
print('numerical', num)
print('analytic ', grad(x))
print(np.allclose(num, grad(x)))
print(np.linalg.norm(num - grad(x)) / np.linalg.norm(num + grad(x)) < 1e-07)
