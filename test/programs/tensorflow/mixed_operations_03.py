import tensorflow as tf
x = tf.constant([[4.3, -3.8, 0.38, 2.04], [-0.0, 8.921, -0.03, -0.375], [-1.13, -2.4, 2.109, 0.07]], dtype=tf.float32)
y = tf.constant([[1.654, 2.8, -0.21, -1.36], [1.4, -2.096, -1.2, 1.1], [-0.05, 0.8, -8.455, -3.48]], dtype=tf.float32)
print(x.dtype)
print(x[..., -1])
print(tf.sort(x))
print(tf.argmax(x, axis=-2))
print(tf.nn.softmax(x))
print(tf.keras.activations.hard_sigmoid(x))
print(tf.nn.log_softmax(x))
with tf.GradientTape() as t:
    t.watch(x)
    z = tf.reduce_sum(tf.keras.activations.mish(x) * y)
print(t.gradient(z, x))
