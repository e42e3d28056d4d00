import numpy as np

np.random.seed(0)
x = np.random.randn(100, 50)
for i in range(4):
    W = np.random.randn(50, 50) * np.sqrt(2 / 50)
    x = np.maximum(0, x @ W)
    print(f'layer {i}: mean={x.mean():.4f} std={x.std():.4f}')
