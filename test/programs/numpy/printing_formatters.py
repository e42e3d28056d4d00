import numpy as np

print(np.array2string(np.array([0.5, 1.25]), formatter={'float': lambda v: f'{v:.1f}'}))
np.set_printoptions(formatter={'float': lambda v: f'{v:6.2f}'})
print(np.array([1.0, -2.345]))
print(np.eye(2))
np.set_printoptions()
print(np.array([1.0]))
np.set_printoptions(sign='+')
print(np.array([1.0, -1.0]))
