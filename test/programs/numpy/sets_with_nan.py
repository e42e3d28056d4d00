"""Sets of numbers with NaN, which equals nothing, not even itself."""

import numpy as np

losses = np.array([0.5, np.nan, 2.0, np.nan])
known = np.array([np.nan, 0.5, 3.0])
print(np.isin(losses, known))
print(np.intersect1d(losses, known))
print(np.union1d(losses, known))
print(np.setdiff1d(losses, known))
print(np.setxor1d(losses, known))
print(np.setxor1d(np.array([1, 2, 3]), np.array([2, 5])))
