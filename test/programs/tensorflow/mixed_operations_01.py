import tensorflow as tf
x = tf.constant([0.34, -4.86, 0.5, 2.541], dtype=tf.float32)
y = tf.constant([-0.4, -1.5, 0.25, -3.04], dtype=tf.float32)
print(tf.size(x))
print(tf.reduce_any(x > 0))
print(tf.sign(x))
print(tf.reduce_mean(x))
print(tf.nn.selu(x))
print(tf.nn.relu6(x))
print(tf.nn.elu(x))
with tf.GradientTape() as t:
    t.watch(x)
    z = tf.reduce_sum(tf.nn.log_softmax(x) * y)
print(t.gradient(z, x))
