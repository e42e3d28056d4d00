import numpy as np

xp = [0, 1, 2]
fp = [0, 10, 40]
print(np.interp(1.5, xp, fp))
print(np.interp([0, 0.25, 3, -1], xp, fp))
print(np.interp(np.linspace(-1, 3, 5), xp, fp, left=-1, right=99))
print(np.polyval([1, 2, 3], 2))
print(np.polyval([1, -1, 0.5], np.array([0.0, 1.0, 2.0])))
