import numpy as np

print(np.array([1, 2.5]).dtype, np.array([1, True]).dtype, np.array(3).dtype, np.array([1, 2]).astype(str)) if False else print(np.array([1, 2.5]).dtype, np.array([1, True]).dtype)
print(np.int32(7) / np.int32(2), np.int32(7) // 2, type(np.int32(7) // 2), np.int64(2) ** 10, np.float64(2) ** 0.5, np.int64(5) % 3, divmod(np.int64(7), 2), np.int64(3) == 3.0, np.bool_(True) + 1, True + np.int64(1))
print(isinstance(np.float64(1), float), isinstance(np.int64(1), int), isinstance(np.float32(1), np.floating), type(np.float64(1) + 1), type(1 + np.float32(1)))
