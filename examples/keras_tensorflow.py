"""Activations in TensorFlow and Keras."""

import tensorflow as tf
from tensorflow import keras

x = tf.constant([-2.0, -1.0, 0.0, 1.0, 2.0])

print(tf.nn.relu6(x * 4.0))
print(tf.nn.leaky_relu(x))
print(keras.activations.relu(x))
print(tf.nn.softmax(x))
print(tf.nn.elu(x))

# The same name, another default: Keras layers leak 0.3, tf.nn.leaky_relu 0.2, PyTorch 0.01.
layer = keras.layers.LeakyReLU()
print(layer(x))

model = keras.Sequential(
    [
        keras.layers.Dense(16, activation="swish"),
        keras.layers.Dense(16, activation="gelu"),
        keras.layers.Dense(4, activation="softmax"),
    ]
)
