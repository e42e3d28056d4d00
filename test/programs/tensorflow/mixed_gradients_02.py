import tensorflow as tf

x = tf.constant([-0.65, 0.0, -1.01, -1.643, 1.4, 1.635, 0.82, 1.392, -1.22, 0.4, -0.2, -0.8, -1.68, 0.51, 0.075, -0.12, -1.42, -1.22, 1.654])
w = tf.Variable([-0.45, -0.29, 0.49, -0.36, 0.12, 0.81, -0.8, -0.88, -0.54, 0.53, 0.23, -0.53, -0.34, -0.64, -0.08, -0.91, 0.39, 0.79, 0.91])
with tf.GradientTape() as tape:
    tape.watch(x)
    t0 = (w - x)
    t1 = (x - t0)
    t2 = tf.maximum(w, w)
    y = tf.math.reduce_std(t2)
print(y)
print(t2)
print(*tape.gradient(y, [x, w]), sep='\n')
