import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))

def glu(x, axis=-1):
    a, b = np.split(x, 2, axis=axis)
    return a * sigmoid(b)
x = np.array([[1.0, 2.0, 3.0, 4.0], [-1.0, 0.0, 1.0, 2.0]])
print(glu(x))
print(glu(x, axis=0))

def reglu(x):
    a, b = np.array_split(x, 2, axis=-1)
    return a * np.maximum(b, 0)
print(reglu(x))
try:
    glu(np.ones((2, 3)))
except ValueError as e:
    print('Error:', e)
