import numpy as np

a = np.arange(6).reshape(2, 3)
print(a.sum(axis=0, keepdims=True), a.mean(axis=1, keepdims=True), a.cumsum(axis=1), a.prod(axis=1), a.any(axis=0), a.all(axis=1), a.argmin(axis=0), np.count_nonzero(a > 2), np.average(a, axis=0, weights=[1, 3]), a.var(axis=0), a.std(ddof=1), np.median(a, axis=1), a.ptp() if hasattr(a, 'ptp') else np.ptp(a))
