import numpy as np

W = [np.ones((2, 3)), np.ones((3, 1))]
x = np.array([1.0, 2.0])
acts = [x]
for w in W:
    x = np.tanh(x @ w * 0.1)
    acts.append(x)
print(acts)
print([a.shape for a in acts])
g = np.ones_like(acts[-1])
for w, a, nxt in zip(reversed(W), reversed(acts[:-1]), reversed(acts[1:])):
    d = g * (1 - nxt ** 2) * 0.1
    print(np.outer(a, d))
    g = d @ w.T
print(g)
