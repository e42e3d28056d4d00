import numpy as np

a = np.float32(0.1)
b = np.float64(0.1)
print(a == b, a + b, type(a + b), a * 2, type(a * 2), a + 1, a / 3, a ** 2, float(a), a.astype(float), np.float64(a), round(float(a), 3), round(a, 3), int(a * 100), -a, abs(-a), a > 0.05)
