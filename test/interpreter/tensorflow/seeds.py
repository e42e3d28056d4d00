import random
import numpy as np
import tensorflow as tf
tf.keras.utils.set_random_seed(42)
print(random.random(), np.random.rand(2))
d = tf.keras.layers.Dense(2)
print(d(tf.constant([[1.0, 2.0]])), random.randint(1, 10))
e = tf.keras.layers.Dense(2, activation="relu", kernel_initializer="he_normal")
print(e(tf.constant([[1.0, 2.0, -1.0]])))
m = tf.keras.Sequential([tf.keras.layers.Dense(3, activation="swish"), tf.keras.layers.Dropout(0.1), tf.keras.layers.Dense(1)])
print(m(tf.constant([[1.0, 2.0, -1.0]])))
