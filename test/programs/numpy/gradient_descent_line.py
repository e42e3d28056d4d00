import numpy as np

w = 0.0
xs = np.array([1.0, 2.0, 3.0])
ys = 2 * xs
for i in range(5):
    pred = w * xs
    loss = np.mean((pred - ys) ** 2)
    grad = np.mean(2 * xs * (pred - ys))
    w -= 0.05 * grad
    print(f'step {i}: w={w:.6f} loss={loss:.6f} grad={grad:.4f}')
print(w, type(w))
