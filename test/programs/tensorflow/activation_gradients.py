import tensorflow as tf
import keras
x = tf.Variable([-3.0, -1.0, -0.4, 0.4, 1.5, 3.0])
for f in (tf.nn.selu, tf.nn.softsign, tf.math.log_sigmoid, keras.activations.celu, keras.activations.hard_tanh, keras.activations.hard_sigmoid, keras.activations.hard_shrink, keras.activations.soft_shrink, keras.activations.tanh_shrink, keras.activations.squareplus, keras.activations.sparse_plus, keras.activations.sparse_sigmoid, keras.activations.exponential):
    with tf.GradientTape() as tape:
        y = f(x)
    print(f.__name__, tape.gradient(y, x).numpy())
