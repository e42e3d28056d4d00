import numpy as np

np.random.seed(0)
logits = np.array([1.0, 2.0, 0.5])
g = -np.log(-np.log(np.random.uniform(size=3)))
y = np.exp((logits + g) / 0.5)
y /= y.sum()
print(y)
print(y.argmax())
print(np.random.gumbel(0, 1, 3))
