import numpy as np

x = np.linspace(-2, 2, 5)
table = np.vstack([x, np.maximum(0, x), np.tanh(x)]).T
print(table)
print(np.round(table, 2))
print(table.shape)
np.set_printoptions(precision=3, suppress=True)
print(table)
for r in table:
    print(' '.join((f'{v:7.3f}' for v in r)))
