import tensorflow as tf
x = tf.constant([[-1.2, -9.124, -0.2, -0.07, -2.5]], dtype=tf.float32)
y = tf.constant([[8.11, 3.4, -3.7, -2.79, -0.25]], dtype=tf.float32)
print(f"{x.numpy().max():.2f}")
print(x.dtype)
print(tf.math.reduce_std(x))
print(tf.clip_by_value(x, -1, 1))
print(tf.nn.tanh(x))
print(tf.nn.relu6(x))
print(tf.nn.log_softmax(x))
with tf.GradientTape() as t:
    t.watch(x)
    z = tf.reduce_sum(tf.keras.activations.hard_sigmoid(x) * y)
print(t.gradient(z, x))
