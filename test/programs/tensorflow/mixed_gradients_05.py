import tensorflow as tf

x = tf.Variable([-1.0, 0.8, 0.6, 0.18, 1.145, -0.1, 0.08, 1.39])
w = tf.Variable([-0.64, 0.73, -1.0, -0.89, 0.82, 0.09, 0.82, 0.56])
with tf.GradientTape() as tape:
    t0 = tf.keras.activations.hard_sigmoid(x)
    t1 = tf.sinh(t0)
    t2 = tf.nn.relu6(t1 * 3.0)
    t3 = tf.where(w > 0, w, 0.3 * w)
    t4 = tf.math.expm1(w)
    y = tf.reduce_max(t4)
print(y)
print(t4)
print(*tape.gradient(y, [x, w]), sep='\n')
