import numpy as np

np.random.seed(1)
idx = np.random.permutation(10)
for i in range(0, 10, 4):
    print(idx[i:i + 4])
X = np.random.randn(10, 2)
y = np.random.randint(0, 2, 10)
tr, te = (idx[:8], idx[8:])
print(X[tr].shape, y[te], X[te])
print(X.mean(axis=0), X.std(axis=0))
print(np.cov(X.T))
