import tensorflow as tf

x = tf.constant([-1.21, 0.7, -1.692, 1.7, -0.68, -0.69, 1.533, -1.9])
w = tf.Variable([0.61, 0.91, -0.68, 0.17, -0.01, 0.15, 0.88, 0.52])
with tf.GradientTape() as tape:
    tape.watch(x)
    t0 = -x
    y = tf.norm(t0)
print(y)
print(t0)
print(*tape.gradient(y, [x, w]), sep='\n')
