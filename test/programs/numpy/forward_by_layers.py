import numpy as np

np.random.seed(1)
sizes = [2, 3, 1]
Ws = [np.random.randn(a, b) for a, b in zip(sizes[:-1], sizes[1:])]
bs = [np.zeros((1, b)) for b in sizes[1:]]
a = np.array([[0.5, -0.5]])
for i, (W, b) in enumerate(zip(Ws, bs)):
    z = a @ W + b
    a = np.maximum(0, z) if i < 1 else 1 / (1 + np.exp(-z))
    print(f'layer {i + 1}: z={z} a={a}')
print(sum((W.size + b.size for W, b in zip(Ws, bs))))
print([W.shape for W in Ws])
