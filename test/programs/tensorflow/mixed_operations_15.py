import tensorflow as tf
x = tf.constant([[0.0, -0.232, 9.49], [-0.9, -0.927, -0.2]], dtype=tf.float32)
y = tf.constant([[-9.3, 4.063, 2.0], [-1.12, 0.0, -8.2]], dtype=tf.float32)
print(tf.tile([1, 2], [2]))
print(tf.stack([x, y], axis=0))
print(tf.cast(x, tf.float64))
print(f"{x.numpy().max():.2f}")
print(tf.nn.selu(x))
print(tf.nn.elu(x))
print(tf.nn.gelu(x))
with tf.GradientTape() as t:
    t.watch(x)
    z = tf.reduce_sum(tf.nn.gelu(x, approximate=True) * y)
print(t.gradient(z, x))
