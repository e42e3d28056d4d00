import tensorflow as tf
x = tf.constant([-1.7, -2.59, -2.76, 8.176], dtype=tf.float32)
y = tf.constant([-1.1, 0.39, 2.84, -1.87], dtype=tf.float32)
print(tf.reduce_max(x))
print(tf.reshape(x, [-1]))
print(x // 2)
print(x[0])
print(tf.keras.activations.mish(x))
print(tf.exp(x))
print(tf.nn.softmax(x))
with tf.GradientTape() as t:
    t.watch(x)
    z = tf.reduce_sum(tf.nn.silu(x) * y)
print(t.gradient(z, x))
