import tensorflow as tf

x = tf.constant([-1.5, 0.0, 2.5], dtype=tf.float64)
for f in (tf.nn.relu, tf.nn.sigmoid, tf.nn.tanh, tf.nn.softplus, tf.nn.elu, tf.nn.selu, tf.nn.silu, tf.nn.gelu, tf.nn.softsign):
    print(f.__name__, f(x).numpy())
