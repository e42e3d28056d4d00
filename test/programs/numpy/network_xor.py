import numpy as np

np.random.seed(1)
X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
y = np.array([[0], [1], [1], [0]])

def sigmoid(x):
    return 1 / (1 + np.exp(-x))
W1 = 2 * np.random.random((2, 4)) - 1
W2 = 2 * np.random.random((4, 1)) - 1
for epoch in range(2000):
    l1 = sigmoid(X @ W1)
    l2 = sigmoid(l1 @ W2)
    err = y - l2
    if epoch % 500 == 0:
        print(f'Epoch {epoch}, loss {np.mean(np.abs(err)):.6f}')
    d2 = err * l2 * (1 - l2)
    d1 = d2.dot(W2.T) * l1 * (1 - l1)
    W2 += l1.T.dot(d2)
    W1 += X.T.dot(d1)
print('Output after training:')
print(l2)
print(np.round(l2, 2))
