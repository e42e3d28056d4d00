import numpy as np

img = np.arange(16).reshape(4, 4)
k = np.array([[1, 0], [0, -1]])
out = np.zeros((3, 3))
for i in range(3):
    for j in range(3):
        out[i, j] = np.sum(img[i:i + 2, j:j + 2] * k)
print(out)
print(np.maximum(out, 0))
pool = img.reshape(2, 2, 2, 2).max(axis=(1, 3))
print(pool)
print(img.reshape(2, 2, 2, 2).mean(axis=(1, 3)))
print(np.convolve([1, 2, 3], [0, 1, 0.5]))
print(np.convolve([1, 2, 3], [1, 1], 'valid'))
print(np.convolve([1, 2, 3, 4], [1, 1, 1], mode='same'))
