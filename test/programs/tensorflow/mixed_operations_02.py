import tensorflow as tf
x = tf.constant([[4.25, -0.21, 0.02, -0.4], [6.151, 1.74, -2.314, -7.91], [-0.91, -3.777, -1.52, 8.84]], dtype=tf.float32)
y = tf.constant([[-2.01, 2.8, -0.98, 0.08], [-0.284, -6.9, -2.09, -2.8], [0.42, -2.9, 0.12, 0.2]], dtype=tf.float32)
print(x ** 2)
print(tf.expand_dims(x, 0))
print(x.numpy().tolist())
print(tf.sort(x))
print(tf.nn.selu(x))
print(tf.nn.softmax(x))
print(tf.nn.leaky_relu(x))
with tf.GradientTape() as t:
    t.watch(x)
    z = tf.reduce_sum(tf.nn.sigmoid(x) * y)
print(t.gradient(z, x))
