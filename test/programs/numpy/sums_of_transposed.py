import numpy as np

X = np.random.RandomState(0).rand(7, 5)
print(X.T.sum(axis=0).tolist())
print(X.T.sum(axis=1).tolist())
Y = X.T * 2.5
print(Y.sum(axis=0).tolist(), Y.sum(axis=1).tolist(), Y.sum(), Y.mean(axis=0).tolist())
Z = np.maximum(X.T, 0.3)
print(Z.std(axis=0).tolist(), Z.var(axis=1).tolist(), (Z + X.T).sum())
print(Z.flags['F_CONTIGUOUS'] if False else Z.ravel()[:3])
