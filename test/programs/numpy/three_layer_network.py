import numpy as np

network = {'W1': np.array([[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]]), 'b1': np.array([0.1, 0.2, 0.3]), 'W2': np.array([[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]]), 'b2': np.array([0.1, 0.2])}

def sig(x):
    return 1 / (1 + np.exp(-x))
x = np.array([1.0, 0.5])
z1 = sig(np.dot(x, network['W1']) + network['b1'])
y = np.dot(z1, network['W2']) + network['b2']
print(y)
print(z1)
print({k: v.shape for k, v in network.items()})
print(network.keys())
