import tensorflow as tf
x = tf.constant([[[0.27, 2.791], [0.1, 9.588]], [[0.1, -2.21], [0.8, 9.7]]], dtype=tf.float32)
y = tf.constant([[[1.894, -1.819], [-1.525, 1.64]], [[0.125, 2.5], [0.09, 0.18]]], dtype=tf.float32)
print(tf.transpose(x))
print(tf.shape(x))
print(tf.size(x))
print(x.dtype)
print(tf.nn.sigmoid(x))
print(tf.nn.tanh(x))
print(tf.nn.log_softmax(x))
with tf.GradientTape() as t:
    t.watch(x)
    z = tf.reduce_sum(tf.nn.tanh(x) * y)
print(t.gradient(z, x))
