import tensorflow as tf
x = tf.constant([[[1.509, -0.31], [-0.3, 2.3]], [[2.65, 0.22], [2.9, 6.5]]], dtype=tf.float32)
y = tf.constant([[[-3.0, 1.54], [-0.23, -0.23]], [[1.5, -0.84], [-2.1, -0.77]]], dtype=tf.float32)
print(tf.reduce_max(x))
print(tf.sort(x))
print(tf.concat([x, y], axis=-1))
print(tf.cumsum(x, axis=-1))
print(tf.nn.elu(x))
print(tf.nn.silu(x))
print(tf.nn.silu(x))
with tf.GradientTape() as t:
    t.watch(x)
    z = tf.reduce_sum(tf.nn.softsign(x) * y)
print(t.gradient(z, x))
