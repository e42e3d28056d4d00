import tensorflow as tf

x = tf.constant([1.26, 1.432, 0.4, -1.31, 1.9, 1.45, 0.24, 1.155])
w = tf.Variable([-0.36, -0.57, -0.04, -0.13, 0.94, -0.34, 0.82, 0.9])
t0 = (x * x)
t1 = tf.nn.elu(x)
t2 = tf.math.expm1(x)
t3 = tf.nn.leaky_relu(t1)
y = tf.reduce_mean(t3)
print(y)
print(t3.numpy())
