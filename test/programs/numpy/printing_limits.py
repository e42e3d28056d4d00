import numpy as np

with np.printoptions(precision=2):
    print(np.array([1.23456]))
print(np.array([1.23456]))
np.set_printoptions(linewidth=40)
print(np.linspace(0, 1, 10))
np.set_printoptions(threshold=6)
print(np.arange(10))
np.set_printoptions(edgeitems=1)
print(np.arange(10))
np.set_printoptions(nanstr='NA', infstr='INF', threshold=1000)
print(np.array([np.nan, np.inf]))
