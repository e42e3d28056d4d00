import tensorflow as tf

x = tf.constant([0.92, 1.347, 1.83, -0.97])
w = tf.Variable([-0.94, -0.7, 0.14, 0.71])
t0 = tf.math.squared_difference(x, x)
t1 = tf.math.squared_difference(w, w)
t2 = tf.math.expm1(x)
t3 = (x ** 2)
y = tf.reduce_sum(t3)
print(y)
print(t3.numpy())
