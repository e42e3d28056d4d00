import numpy as np

a = np.ones(3)
b = np.zeros(3)
np.add(a, 2, out=b)
print(b)
np.exp(a, out=a)
print(a)
np.maximum(b, 3.5, out=b)
print(b)
r = np.multiply(a, b, out=b)
print(r is b, b)
x = np.empty((2, 2))
x[:] = 3
print(x)
x.fill(1)
print(x)
np.copyto(x, [[1, 2], [3, 4]]) if False else None
y = np.zeros_like(x)
y[:] = x
y += x
print(y, x)
z = np.full_like(x, 2)
z *= x
print(z)
x[0, :] *= -1
x[:, 0] = np.abs(x[:, 0])
print(x)
w = x
w = w * 2
print(x)
w = x
w *= 2
print(x)
