import tensorflow as tf

x = tf.Variable([-1.4, -1.7, 1.8])
w = tf.Variable([0.16, 0.24, 0.43])
t0 = tf.nn.relu6(x * 3.0)
t1 = (x * x)
t2 = tf.math.squared_difference(x, x)
t3 = tf.sinh(t2)
t4 = tf.sin(t2)
y = tf.reduce_max(t4)
print(y)
print(t4.numpy())
