import numpy as np

np.random.seed(42)
X = np.random.rand(100, 1)
y = 4 + 3 * X + np.random.randn(100, 1)
Xb = np.c_[np.ones((100, 1)), X]
theta = np.random.randn(2, 1)
for i in range(1000):
    theta = theta - 0.1 * (2 / 100 * Xb.T.dot(Xb.dot(theta) - y))
print(theta)
print(Xb.dot(theta)[:3])
best = np.linalg.inv(Xb.T.dot(Xb)).dot(Xb.T).dot(y)
print(best)
