import numpy as np

a = np.array(-3)
b = np.array([100, -7, 3], dtype=np.int16)
c = np.array([[1, 0, 2], [4, 5, -6]], dtype=np.int8)
d = np.array([[0.5, -1.0, 2.0], [3.0, 0.25, -4.0]], dtype=np.float32)


def shown(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__, error)


def assign(array, place, value):
    array = array.copy()
    array[place] = value
    return array


shown(lambda: np.sum(a, axis=-1, keepdims=True))
shown(lambda: a.max(axis=0))
shown(lambda: np.sum(a, axis=1))
shown(lambda: np.where(a))
shown(lambda: a.nonzero())
shown(lambda: np.left_shift(b, [70, 15, 1]))
shown(lambda: b >> 20)
shown(lambda: b << 14)
shown(lambda: np.median(d, keepdims=True))
shown(lambda: np.square(c > 0))
shown(lambda: 1 - np.square(c > 0))
shown(lambda: np.positive(c > 0))
shown(lambda: np.logical_and(b, d.T))
shown(lambda: np.isclose(b, d.T))
shown(lambda: assign(b, -1, 2**31))
shown(lambda: assign(b, 0, b))
shown(lambda: assign(c, [0, 1], c[:, :2]))
shown(lambda: np.add(d, 1, dtype=np.int32))
shown(lambda: np.bincount(np.abs(d[0])))
shown(lambda: np.bincount(np.abs(c)))
