import tensorflow as tf

x = tf.Variable([0.24, -1.99, -1.38])
w = tf.Variable([0.69, -0.03, -0.86])
with tf.GradientTape() as tape:
    t0 = tf.cos(w)
    t1 = tf.concat([x[1:], x[:1]], 0)
    y = tf.math.reduce_std(t1)
print(y)
print(t1)
print(*tape.gradient(y, [x, w]), sep='\n')
