import numpy as np

a = np.array([1.0, 2.0, 4.0, 8.0, 16.0])
print(np.percentile(a, 50), np.percentile(a, [25, 75]), np.quantile(a, 0.9), np.median(a))
print(np.percentile([[1, 2], [3, 5]], 50, axis=0))
print(np.var(a, ddof=1), np.std(a, ddof=1))
print(np.corrcoef([1, 2, 3], [2, 4, 7]))
print(np.cov([1, 2, 3], [2, 4, 7]))
print(np.average(a, weights=[1, 1, 1, 1, 4]))
print(np.histogram([1, 2, 1, 3, 3, 3], bins=3))
print(np.histogram([0.1, 0.5, 0.9], bins=[0, 0.5, 1]))
print(np.ptp(a))
print(np.cov(np.array([[1.0, 2.0], [3.0, 5.0], [4.0, 4.0]]).T))
