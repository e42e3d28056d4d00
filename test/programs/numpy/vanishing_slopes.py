import numpy as np

g = 1.0
for layer in range(10):
    g *= 0.25
    if layer % 3 == 0:
        print(layer, g)
print(0.25 ** 10, np.power(0.25, 10), np.float64(0.25) ** 10, f'{0.25 ** 10:.2e}')
print(np.array([0.25]) ** 10)
print(0.9 ** np.arange(5))
