import tensorflow as tf

x = tf.constant([-1.8, -0.54, 1.989, -1.6, -0.3, -1.5, -1.8, 0.4])
w = tf.Variable([0.09, 0.17, -0.36, -0.93, 0.67, -0.41, 0.99, 0.3])
with tf.GradientTape() as tape:
    tape.watch(x)
    t0 = (x / (tf.abs(w) + 1.0))
    t1 = tf.tanh(w)
    y = tf.norm(t1)
print(y)
print(t1)
print(*tape.gradient(y, [x, w]), sep='\n')
