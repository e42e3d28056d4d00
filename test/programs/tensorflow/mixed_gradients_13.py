import tensorflow as tf

x = tf.constant([0.481, -1.15, 0.675, -0.0])
w = tf.Variable([-0.98, 0.14, -0.59, -0.81])
with tf.GradientTape() as tape:
    tape.watch(x)
    t0 = tf.nn.silu(x)
    t1 = tf.clip_by_value(x, -0.5, 0.5)
    t2 = tf.cumsum(w, reverse=False)
    t3 = tf.nn.softplus(t2)
    t4 = -t2
    y = tf.reduce_max(t4)
print(y)
print(t4)
print(*tape.gradient(y, [x, w]), sep='\n')
