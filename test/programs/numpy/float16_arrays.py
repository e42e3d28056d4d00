import numpy as np

h = np.array([0.1, 1.5, 1000.5, 1e-05], dtype=np.float16)
print(h, h + h, h * 2, h.sum(), h.dtype, np.exp(h[:2]), h.astype(np.float32), np.float16(65504) * 2, np.float16(1) + np.float16(0.0001), repr(h))
