import numpy as np
import tensorflow as tf

x = np.linspace(-2, 2, 5).astype(np.float32)
print(tf.nn.sigmoid(x))
print(tf.nn.tanh(x).numpy())
print(tf.nn.elu(x).numpy().round(3))
print(tf.constant(x).shape)
print(tf.nn.softplus(tf.cast(x, tf.float64)))
