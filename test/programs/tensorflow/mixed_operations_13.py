import tensorflow as tf
x = tf.constant([[-0.45, 2.0, -0.3, -1.7, 9.01]], dtype=tf.float64)
y = tf.constant([[-3.7, -3.67, -0.08, 0.345, -1.1]], dtype=tf.float64)
print(tf.reduce_any(x > 0))
print(x.numpy())
print(x // 2)
print(tf.abs(x))
print(tf.nn.softsign(x))
print(tf.nn.gelu(x))
print(tf.nn.sigmoid(x))
with tf.GradientTape() as t:
    t.watch(x)
    z = tf.reduce_sum(tf.nn.relu6(x) * y)
print(t.gradient(z, x))
