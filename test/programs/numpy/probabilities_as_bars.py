import numpy as np

labels = ['cat', 'dog', 'bird']
logits = np.array([2.0, 0.5, 1.0])
p = np.exp(logits) / np.sum(np.exp(logits))
for l, v in sorted(zip(labels, p), key=lambda t: -t[1]):
    print(f"{l:<5}{v:>8.2%} {'#' * int(v * 20)}")
print(labels[np.argmax(p)], labels[p.argmax()], np.array(labels)[p > 0.2], np.array(labels)[np.argsort(p)[::-1]])
print(p.max(), f'{p.max():.4f}')
