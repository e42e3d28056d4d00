import tensorflow as tf
x = tf.constant([-9.6, 0.2, -0.1, -0.3], dtype=tf.float32)
y = tf.constant([-0.5, -6.1, -3.7, -1.83], dtype=tf.float32)
print(tf.reduce_mean(x))
print(tf.cumsum(x, axis=-1))
print(tf.square(x))
print(tf.zeros_like(x))
print(tf.nn.relu6(x))
print(tf.nn.leaky_relu(x))
print(tf.nn.softmax(x))
with tf.GradientTape() as t:
    t.watch(x)
    z = tf.reduce_sum(tf.keras.activations.mish(x) * y)
print(t.gradient(z, x))
