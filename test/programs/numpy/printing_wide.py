import numpy as np

print(np.arange(100))
print(np.arange(30) / 7)
print(np.random.RandomState(0).randn(20))
print(np.ones((3, 20)))
