import tensorflow as tf
x = tf.constant([[[-1.253, 7.7], [-9.61, -0.1]], [[9.2, 7.2], [-2.134, 0.26]]], dtype=tf.float64)
y = tf.constant([[[0.42, 4.3], [1.3, -5.9]], [[0.0, 7.36], [-1.98, -0.23]]], dtype=tf.float64)
print(tf.reduce_max(x, axis=0, keepdims=True))
print(1 - x)
print(x ** 2)
print(x / y)
print(tf.nn.elu(x))
print(tf.keras.activations.hard_sigmoid(x))
print(tf.nn.elu(x))
with tf.GradientTape() as t:
    t.watch(x)
    z = tf.reduce_sum(tf.nn.silu(x) * y)
print(t.gradient(z, x))
