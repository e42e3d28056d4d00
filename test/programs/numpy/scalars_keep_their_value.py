import numpy as np

x = np.array([1.0, 2.0])
t = x[0]
x[0] = 5
print(t, x)
place = (1,)
t = x[place]
x[place] = 7
print(t, x[1])
m = np.array([[1.0, 2.0], [3.0, 4.0]])
a = m[0, 1]
b, c = m[0]
m[0] = -1
print(a, b, c, m)
elements = [v for v in x]
x[:] = 0
print(elements)
f = np.array(3.0)
g = f[()]
f[...] = 4
print(g, f)
whole = np.array([1, 2])
rounded = np.round(whole)
tiled = np.tile(whole, 1)
whole[0] = 9
print(rounded, tiled)
