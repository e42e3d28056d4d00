import tensorflow as tf
x = tf.constant([[0.477, 1.57, -1.25], [0.0, 2.0, 4.3]], dtype=tf.float32)
y = tf.constant([[-9.53, -0.2, 0.25], [0.7, 2.0, 1.4]], dtype=tf.float32)
print(x + y)
print(x[0])
print(tf.argmax(x, axis=-1))
print(tf.norm(x))
print(tf.keras.activations.mish(x))
print(tf.nn.relu6(x))
print(tf.nn.tanh(x))
with tf.GradientTape() as t:
    t.watch(x)
    z = tf.reduce_sum(tf.nn.gelu(x) * y)
print(t.gradient(z, x))
