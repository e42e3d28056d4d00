import numpy as np

d = {'w': np.array([1.0, 2.0]), 'b': np.float64(0.5), 'n': np.int64(3)}
print(d)
print((np.float64(1.0), np.float32(0.5)))
print([np.array([1.0]), np.array([2.0, 3.0])])
print({1: np.bool_(True)})
s = {np.int64(1), 2}
print(len(s))
print(np.array([np.float32(1.5), np.float32(2)]).dtype)
