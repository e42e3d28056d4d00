import numpy as np


def modify(a):
    a[0] = 100
    return a

def rebind(a):
    a = a + 1
    return a

def inplace(a):
    a += 1
x = np.array([1, 2, 3])
modify(x)
print(x)
rebind(x)
print(x)
inplace(x)
print(x)
params = {'W': np.ones((2, 2)), 'b': np.zeros(2)}
grads = {'W': np.full((2, 2), 0.5), 'b': np.ones(2)}
for k in params:
    params[k] -= 0.1 * grads[k]
print(params)
hist = []
w = np.array([1.0])
for _ in range(3):
    hist.append(w)
    w = w * 0.5
print(hist)
hist2 = []
w = np.array([1.0])
for _ in range(3):
    hist2.append(w)
    w *= 0.5
print(hist2)
hist3 = []
w = np.array([1.0])
for _ in range(3):
    hist3.append(w.copy())
    w *= 0.5
print(hist3)
l = [np.zeros(2)] * 2
l[0][0] = 1
print(l)
