import tensorflow as tf

x = tf.constant([1.75, 1.76, 1.2, -1.35, 0.47, -0.58, 0.79, -1.881])
w = tf.Variable([-0.58, -0.34, 0.2, -0.89, -0.84, -0.68, 0.35, -0.88])
with tf.GradientTape() as tape:
    tape.watch(x)
    t0 = (x + x)
    t1 = tf.sigmoid(t0)
    t2 = tf.cumsum(w, reverse=False)
    t3 = tf.nn.leaky_relu(w)
    t4 = tf.sqrt(tf.abs(t0) + 1.0)
    y = tf.reduce_sum(t4 * t4)
print(y)
print(t4)
print(*tape.gradient(y, [x, w]), sep='\n')
