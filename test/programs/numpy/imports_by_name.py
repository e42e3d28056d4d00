import numpy
from numpy import exp, array, dot, random, maximum, tanh
import numpy.random as npr
from numpy.linalg import norm, inv
random.seed(1)
w = 2 * random.random((3, 1)) - 1
print(w)
x = array([[0, 0, 1], [1, 1, 1], [1, 0, 1], [0, 1, 1]])
y = array([[0, 1, 1, 0]]).T
for i in range(1000):
    o = 1 / (1 + exp(-dot(x, w)))
    w += dot(x.T, (y - o) * o * (1 - o))
print(w)
print(1 / (1 + exp(-dot(array([1, 0, 0]), w))))
npr.seed(0)
print(npr.rand(2), norm([3, 4]), inv([[2, 0], [0, 4]]), numpy.pi, maximum(0, -1), tanh(0))
