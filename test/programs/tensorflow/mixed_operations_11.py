import tensorflow as tf
x = tf.constant([[0.2, -2.3, 1.84], [0.46, -8.695, -1.6]], dtype=tf.float32)
y = tf.constant([[0.3, 8.06, 2.5], [0.249, -3.5, -8.87]], dtype=tf.float32)
print(tf.reduce_max(x))
print(tf.sign(x))
print(tf.reduce_sum(x))
print(tf.clip_by_value(x, -1, 1))
print(tf.nn.relu(x))
print(tf.nn.tanh(x))
print(tf.nn.silu(x))
with tf.GradientTape() as t:
    t.watch(x)
    z = tf.reduce_sum(tf.nn.sigmoid(x) * y)
print(t.gradient(z, x))
