import numpy as np

with np.errstate(divide='ignore', invalid='ignore'):
    print(np.array([1.0, 0.0, -1.0]) / 0)
    print(np.log(np.array([0.0, -1.0])))
    print(np.sqrt(np.array([-1.0, 4.0])))
old = np.seterr(all='ignore')
print(old)
print(np.float64(1) / 0)
print(np.exp(1000.0), np.exp(-1000.0))
print(np.array([1e+308]) * 10)
np.seterr(**old)
with np.errstate(all='raise'):
    try:
        np.array([1.0]) / 0
    except FloatingPointError as e:
        print('caught', e)
    try:
        np.exp(np.array([1000.0]))
    except FloatingPointError as e:
        print('caught', e)
print(np.geterr())
