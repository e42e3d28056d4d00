import numpy as np

x = np.array([-100.0, -1.0, 0.0, 1.0, 100.0])
print(np.logaddexp(0, x))
print(np.log1p(np.exp(-np.abs(x))) + np.maximum(x, 0))
print(np.logaddexp(0.0, 1.0))
print(np.logaddexp2(1.0, 2.0))
