import numpy as np

x = np.linspace(0, 1, 6)
y = x ** 2
print(np.gradient(y, x))
print(np.gradient(y))
print(np.gradient(y, 0.2))
print(np.gradient(np.array([1, 2, 4, 7, 11.0])))
z = np.linspace(-3, 3, 7)
print(np.gradient(np.tanh(z), z))
print(np.gradient(np.array([[1.0, 2, 6], [3, 4, 5]])))
