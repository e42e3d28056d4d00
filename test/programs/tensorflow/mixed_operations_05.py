import tensorflow as tf
x = tf.constant([[0.6, -8.28, 3.831, 9.9, -0.3]], dtype=tf.float32)
y = tf.constant([[-8.9, -3.29, 3.4, 0.47, 2.8]], dtype=tf.float32)
print(tf.argmax(x, axis=0))
print(tf.square(x))
print(x.dtype)
print(x.numpy())
print(tf.nn.softmax(x))
print(tf.sqrt(tf.abs(x)))
print(tf.nn.elu(x))
with tf.GradientTape() as t:
    t.watch(x)
    z = tf.reduce_sum(tf.keras.activations.hard_sigmoid(x) * y)
print(t.gradient(z, x))
