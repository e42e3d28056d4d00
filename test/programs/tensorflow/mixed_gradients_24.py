import tensorflow as tf

x = tf.constant([1.2, -1.68, 0.697])
w = tf.Variable([-0.44, 0.65, 0.54])
with tf.GradientTape() as tape:
    tape.watch(x)
    t0 = tf.square(w)
    t1 = (x / (tf.abs(x) + 1.0))
    y = tf.reduce_max(t1)
print(y)
print(t1)
print(*tape.gradient(y, [x, w]), sep='\n')
