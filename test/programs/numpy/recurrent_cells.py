import numpy as np

h = np.zeros(2)
Wx = np.array([[0.5, -0.3]])
Wh = np.array([[0.1, 0.2], [0.0, 0.4]])
for t, x in enumerate([1.0, 0.5, -1.0]):
    h = np.tanh(np.array([x]) @ Wx + h @ Wh)
    print(t, h)

def sigmoid(z):
    return 1 / (1 + np.exp(-z))
c = np.zeros(2)
f, i, o, g = (sigmoid(h), sigmoid(-h), sigmoid(2 * h), np.tanh(h))
c = f * c + i * g
print(c, o * np.tanh(c))
