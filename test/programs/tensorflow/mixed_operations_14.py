import tensorflow as tf
x = tf.constant([[6.8, 2.6, 2.6, -9.0, -0.13]], dtype=tf.float32)
y = tf.constant([[0.0, -1.35, -0.3, 1.74, 3.0]], dtype=tf.float32)
print(tf.cast(x, tf.float64))
print(x / y)
print(x.numpy().tolist())
print(tf.norm(x))
print(tf.nn.selu(x))
print(tf.nn.softmax(x))
print(tf.nn.gelu(x))
with tf.GradientTape() as t:
    t.watch(x)
    z = tf.reduce_sum(tf.nn.gelu(x, approximate=True) * y)
print(t.gradient(z, x))
