import tensorflow as tf
x = tf.constant([[-1.81, 0.444, -0.42, -0.9, -0.174]], dtype=tf.float32)
y = tf.constant([[-2.299, -2.567, 7.88, -0.331, 0.19]], dtype=tf.float32)
print(x[..., -1])
print(tf.reduce_max(x, axis=0, keepdims=True))
print(x[..., -1])
print(tf.reduce_max(x, axis=0, keepdims=True))
print(tf.sqrt(tf.abs(x)))
print(tf.nn.relu6(x))
print(tf.nn.softmax(x))
with tf.GradientTape() as t:
    t.watch(x)
    z = tf.reduce_sum(tf.nn.softplus(x) * y)
print(t.gradient(z, x))
