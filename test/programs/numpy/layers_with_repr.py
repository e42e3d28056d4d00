import numpy as np


class ReLU:

    def __call__(self, x):
        self.mask = x > 0
        return np.where(self.mask, x, 0)

    def grad(self, g):
        return g * self.mask

    def __repr__(self):
        return 'ReLU()'

class Seq:

    def __init__(self, *l):
        self.l = l

    def __call__(self, x):
        for l in self.l:
            x = l(x)
        return x
r = ReLU()
print(r, r(np.array([-1.0, 2.0])), r.grad(np.array([5.0, 5.0])), Seq(r, lambda v: v * 2)(np.array([1.0, -1.0])))
