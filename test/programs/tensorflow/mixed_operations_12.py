import tensorflow as tf
x = tf.constant([[[1.26, -8.23], [1.11, -5.96]], [[0.35, 1.18], [-2.93, 2.67]]], dtype=tf.float32)
y = tf.constant([[[-8.684, -4.17], [2.043, -0.0]], [[-1.4, -0.1], [-6.11, -3.7]]], dtype=tf.float32)
print(x.dtype)
print(tf.zeros_like(x))
print(tf.math.reduce_std(x))
print(tf.tile([1, 2], [2]))
print(tf.sqrt(tf.abs(x)))
print(tf.nn.elu(x))
print(tf.nn.elu(x))
with tf.GradientTape() as t:
    t.watch(x)
    z = tf.reduce_sum(tf.nn.relu6(x) * y)
print(t.gradient(z, x))
