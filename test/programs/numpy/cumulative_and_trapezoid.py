import numpy as np

a = np.array([[1, 2, 3], [4, 5, 6]])
print(np.cumsum(a), np.cumsum(a, axis=0), np.cumsum(a, axis=1))
print(np.cumprod(a, axis=1))
print(np.diff(a), np.diff(a, axis=0))
print(np.diff([1, 4, 9, 16], n=2))
print(np.prod(a), a.prod(axis=0))
print(np.ediff1d([1, 2, 4, 7]))
print(np.trapezoid([1, 2, 3], dx=0.5))
print(np.trapezoid([0, 1, 4], x=[0, 1, 2]))
