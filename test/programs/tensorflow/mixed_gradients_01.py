import tensorflow as tf

x = tf.Variable([-0.787, -0.4, -1.6, -0.39, 1.2])
w = tf.Variable([0.07, -0.45, -0.65, -0.79, -0.57])
with tf.GradientTape() as tape:
    t0 = (w * w)
    y = tf.math.reduce_std(t0)
print(y)
print(t0)
print(*tape.gradient(y, [x, w]), sep='\n')
