import tensorflow as tf

x = tf.constant([1.411, -0.376, -1.05, 0.81, -0.53, -0.694, 0.12])
w = tf.Variable([-0.2, -0.2, 0.63, -0.43, -0.18, -0.97, -0.63])
t0 = tf.nn.log_softmax(x)
t1 = (t0 ** 3)
t2 = (x + t0)
t3 = (t1 ** 2)
t4 = (t3 - t2)
y = tf.reduce_logsumexp(t4)
print(y)
print(t4.numpy())
