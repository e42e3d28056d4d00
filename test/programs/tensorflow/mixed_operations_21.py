import tensorflow as tf
x = tf.constant([[0.472, -8.494, 8.778, 1.8, -0.18]], dtype=tf.float32)
y = tf.constant([[-9.48, -9.941, -2.57, -0.4, 0.491]], dtype=tf.float32)
print(x == y)
print(x / y)
print(x[..., -1])
print(x // 2)
print(tf.nn.sigmoid(x))
print(tf.nn.relu6(x))
print(tf.keras.activations.mish(x))
with tf.GradientTape() as t:
    t.watch(x)
    z = tf.reduce_sum(tf.nn.softplus(x) * y)
print(t.gradient(z, x))
