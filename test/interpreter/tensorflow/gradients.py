import tensorflow as tf
x = tf.Variable([-1.3, 0.4, 2.2])
for f in [tf.nn.gelu, lambda v: tf.nn.gelu(v, approximate=True), lambda v: 0.5 * v * tf.math.erfc(-v * 0.70710678), tf.math.erfc, tf.math.erf, lambda v: v + 0.044715 * tf.pow(v, 3), lambda v: tf.tanh(0.79788456 * (v + 0.044715 * tf.pow(v, 3))), tf.tanh, lambda v: tf.pow(v, 3)]:
    with tf.GradientTape() as t:
        y = f(x)
    print(t.gradient(y, x).numpy())
