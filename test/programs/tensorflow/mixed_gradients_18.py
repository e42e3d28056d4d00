import tensorflow as tf

x = tf.constant([-0.6, 0.099, -0.172, -0.19, 1.993, 0.177, 0.2, -0.954, 0.735, 0.393, -0.19, -1.4, -0.73, 1.401, -1.16, 0.47, -0.526, -1.3, 1.45])
w = tf.Variable([-0.61, -0.12, 0.95, -0.38, 0.04, -0.91, 0.89, 0.75, 0.37, -0.64, 0.83, -0.25, 0.29, -0.23, 0.27, 0.9, -0.14, 0.02, -0.31])
with tf.GradientTape() as tape:
    tape.watch(x)
    t0 = (x + w)
    y = tf.reduce_max(t0)
print(y)
print(t0)
print(*tape.gradient(y, [x, w]), sep='\n')
