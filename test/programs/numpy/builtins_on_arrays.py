import numpy as np

x = np.array([3, 1, 2])
print(sorted(x), sorted(x.tolist()), max(x), min(x), sum(x), len(x), list(reversed(x)), any(x > 2), all(x > 0), abs(np.array([-1])), 2 in x, x.tolist().index(2), np.argmax(x), x.argsort().tolist(), list(map(int, x)), [*x], tuple(x), set(x.tolist()))
