import numpy as np

u = np.array([250, 5], dtype=np.uint8)
print(u + 10, u - 10, u * 2, u / 2, -u, ~u, u.astype(np.int16) - 10, u > 100, u.sum(), u.dtype, np.uint8(200) + np.uint8(100))
i = np.array([100, -100], dtype=np.int8)
print(i + i, i * 2, abs(i), i.astype(np.uint8))
try:
    print(np.uint8(300))
except OverflowError as e:
    print(e)
try:
    print(u + 300)
except OverflowError as e:
    print(e)
