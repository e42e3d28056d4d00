import tensorflow as tf
x = tf.constant([9.5, -0.051, -6.638, 6.888, -7.0, -0.2, 2.5], dtype=tf.float32)
y = tf.constant([-0.2, 1.1, 8.087, -0.836, 0.2, -0.5, -1.1], dtype=tf.float32)
print(1 - x)
print(1 - x)
print(x.shape)
print(tf.reshape(x, [-1]))
print(tf.keras.activations.hard_sigmoid(x))
print(tf.nn.relu(x))
print(tf.nn.leaky_relu(x))
with tf.GradientTape() as t:
    t.watch(x)
    z = tf.reduce_sum(tf.nn.gelu(x, approximate=True) * y)
print(t.gradient(z, x))
