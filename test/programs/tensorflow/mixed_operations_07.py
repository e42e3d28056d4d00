import tensorflow as tf
x = tf.constant([[[8.0, 6.4], [-0.8, 0.3]], [[-0.944, -0.12], [4.9, 2.788]]], dtype=tf.float32)
y = tf.constant([[[-1.4, -0.6], [-0.8, -0.2]], [[-1.3, -7.196], [1.811, 1.06]]], dtype=tf.float32)
print(tf.tile([1, 2], [2]))
print(tf.reduce_sum(x, axis=1))
print(-x)
print(tf.shape(x))
print(tf.keras.activations.mish(x))
print(tf.nn.leaky_relu(x))
print(tf.nn.tanh(x))
with tf.GradientTape() as t:
    t.watch(x)
    z = tf.reduce_sum(tf.nn.relu6(x) * y)
print(t.gradient(z, x))
