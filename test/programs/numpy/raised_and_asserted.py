import numpy as np


def softmax(x):
    if x.ndim != 1:
        raise ValueError(f'expected 1-D, got shape {x.shape}')
    return np.exp(x) / np.exp(x).sum()
try:
    softmax(np.ones((2, 2)))
except ValueError as err:
    print('caught:', err)
assert np.allclose(softmax(np.array([0.0, 0.0])), 0.5), 'bad'
assert softmax(np.array([0.0, 0.0])).sum() == 2.0, f'sum is {softmax(np.array([0.0, 0.0])).sum()}'
