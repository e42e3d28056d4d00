import tensorflow as tf
x = tf.constant([-0.18, 0.15, 0.36, 4.32, 8.3, 1.5, -1.69], dtype=tf.float32)
y = tf.constant([1.33, 1.8, 7.1, 0.73, 2.64, 5.1, -0.16], dtype=tf.float32)
print(tf.cumsum(x, axis=0))
print(tf.reshape(x, [-1]))
print(tf.abs(x))
print(tf.zeros_like(x))
print(tf.nn.tanh(x))
print(tf.nn.tanh(x))
print(tf.nn.log_softmax(x))
with tf.GradientTape() as t:
    t.watch(x)
    z = tf.reduce_sum(tf.nn.relu(x) * y)
print(t.gradient(z, x))
