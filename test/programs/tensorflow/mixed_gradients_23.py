import tensorflow as tf

x = tf.Variable([0.05, 1.7, -1.3, -1.32, 0.132, -0.11, -0.534, -0.269, -1.0])
w = tf.Variable([-0.2, 0.13, 0.76, -0.43, 0.85, 0.62, -0.68, 0.56, 0.87])
with tf.GradientTape() as tape:
    t0 = tf.nn.gelu(x, approximate=True)
    t1 = -w
    y = tf.reduce_mean(t1)
print(y)
print(t1)
print(*tape.gradient(y, [x, w]), sep='\n')
