import numpy as np


def pe(n, d):
    pos = np.arange(n)[:, None]
    i = np.arange(d)[None, :]
    ang = pos / np.power(10000, 2 * (i // 2) / d)
    out = np.zeros((n, d))
    out[:, 0::2] = np.sin(ang[:, 0::2])
    out[:, 1::2] = np.cos(ang[:, 1::2])
    return out
print(pe(3, 4))
print(pe(2, 6).round(3))
