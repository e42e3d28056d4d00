import tensorflow as tf
x = tf.constant([[0.4, -0.43, 0.234, -0.1], [1.38, -9.4, 0.54, 2.27], [-2.03, -1.44, 0.567, 2.34]], dtype=tf.float32)
y = tf.constant([[0.16, -7.3, -0.239, -1.3], [1.98, 0.3, -0.422, 3.007], [0.454, -6.92, -0.239, 2.96]], dtype=tf.float32)
print(tf.cumsum(x, axis=1))
print(tf.expand_dims(x, 0))
print(x[0])
print(x % 3)
print(tf.nn.relu(x))
print(tf.nn.relu(x))
print(tf.nn.log_softmax(x))
with tf.GradientTape() as t:
    t.watch(x)
    z = tf.reduce_sum(tf.nn.elu(x) * y)
print(t.gradient(z, x))
