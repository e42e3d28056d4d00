import numpy as np

AND = lambda x1, x2: int(np.sum(np.array([x1, x2]) * np.array([0.5, 0.5])) - 0.7 > 0)
for a in (0, 1):
    for b in (0, 1):
        print(a, b, AND(a, b), int(np.array([a, b]) @ np.array([-0.5, -0.5]) + 0.7 > 0))
step = lambda x: np.array(x > 0, dtype=int)
print(step(np.array([-1.0, 2.0])), step(0.5))
print((np.array([-1.0, 1.0]) > 0).astype(np.int32))
