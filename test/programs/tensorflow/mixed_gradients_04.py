import tensorflow as tf

x = tf.constant([-1.49, 0.7, 1.48, 0.541, -0.11, 1.7, 1.2, 1.7, 0.44, -1.54, 1.512, -1.8, -1.352, -0.677, 1.09, 1.66, -1.9, 0.8, -0.04])
w = tf.Variable([-0.72, -0.27, 0.54, 0.05, -0.98, 0.68, 0.66, -0.83, 0.09, -0.24, 0.57, -0.38, -0.53, -0.03, 0.93, -0.81, -0.77, 0.24, 0.77])
with tf.GradientTape() as tape:
    tape.watch(x)
    t0 = tf.roll(w, shift=1, axis=0)
    t1 = tf.math.l2_normalize(x, axis=0)
    t2 = tf.nn.selu(x)
    t3 = tf.maximum(t0, w)
    t4 = tf.math.squared_difference(t3, w)
    y = tf.math.reduce_std(t4)
print(y)
print(t4)
print(*tape.gradient(y, [x, w]), sep='\n')
