import tensorflow as tf

x = tf.constant([-0.26, -0.5, 0.303, -1.35, -0.86, 0.138, 1.511, 1.255, -1.0, 1.1, 1.51])
w = tf.Variable([-0.12, 0.06, 0.33, -0.01, 0.88, 0.68, -0.14, -0.28, 0.76, 0.5, -0.61])
with tf.GradientTape() as tape:
    tape.watch(x)
    t0 = tf.math.squared_difference(x, x)
    t1 = tf.math.log1p(tf.square(w))
    t2 = tf.maximum(t0, x)
    y = tf.nn.l2_loss(t2)
print(y)
print(t2)
print(*tape.gradient(y, [x, w]), sep='\n')
