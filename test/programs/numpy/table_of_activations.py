import numpy as np

names = ['sigmoid', 'tanh', 'relu']
x = np.array([-2.0, -1.0, 0.0, 1.0, 2.0])
fs = [lambda v: 1 / (1 + np.exp(-v)), np.tanh, lambda v: np.maximum(v, 0)]
print(f"{'x':>6} " + ' '.join((f'{n:>10}' for n in names)))
for v in x:
    print(f'{v:6.2f} ' + ' '.join((f'{f(v):10.4f}' for f in fs)))
for n, f in zip(names, fs):
    print(n.ljust(10), np.array2string(f(x), precision=3, floatmode='fixed'))
print(pd if False else dict(zip(names, [float(f(1.0)) for f in fs])))
print({n: f(x).round(3).tolist() for n, f in zip(names, fs)})
