import tensorflow as tf

x = tf.Variable([-0.3, -0.886])
w = tf.Variable([0.92, -0.69])
t0 = tf.square(x)
t1 = tf.sqrt(tf.abs(w) + 1.0)
y = tf.reduce_logsumexp(t1)
print(y)
print(t1.numpy())
