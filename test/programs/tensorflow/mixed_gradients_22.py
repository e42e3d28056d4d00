import tensorflow as tf

x = tf.Variable([0.777, 0.1, -0.162, 1.48, -1.5, 1.27, -1.38, 1.354, -1.1, 0.7, -0.236, 0.9, -1.101, -1.748, -1.3, -2.0, 0.1, -1.1, 0.0])
w = tf.Variable([0.15, 0.15, 0.42, 0.83, -0.32, 0.27, -0.76, -0.5, -0.81, 0.72, -0.32, 0.42, 0.75, -0.23, -0.59, -0.5, -0.02, -0.23, -0.86])
with tf.GradientTape() as tape:
    t0 = tf.sin(x)
    y = tf.reduce_logsumexp(t0)
print(y)
print(t0)
print(*tape.gradient(y, [x, w]), sep='\n')
