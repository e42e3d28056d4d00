import tensorflow as tf

g = tf.random.Generator.from_seed(7)
a, b, c = g.split(3)
print(a.normal([3]), b.uniform([2]), c.uniform([2], 0, 100, dtype=tf.int32))
print(g.normal([2]))
print(g.uniform([2], minval=-1.0, maxval=1.0))
print(g.normal([2], dtype=tf.float64))
g.reset_from_seed(7)
x, = g.split()
print(x.normal([3]))
