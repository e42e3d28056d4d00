import numpy as np

x = np.random.default_rng(5).standard_normal((4, 3))
for_ = x.argmax(axis=1)
print(for_, x[np.arange(4), for_], np.take_along_axis(x, for_[:, None], axis=1).ravel(), np.eye(3)[for_], x.argsort(axis=1), np.sort(x, axis=0), x.max(axis=1, keepdims=True) == x, (x == x.max(axis=1, keepdims=True)).astype(int), np.isin(for_, [0, 1]), np.bincount(for_, minlength=3), np.unique(for_), np.searchsorted([0, 1, 2], for_))
