import tensorflow as tf
from tensorflow import keras

tf.random.set_seed(3)
d = keras.layers.Dropout(0.5, seed=1)
x = tf.ones((2, 4))
print(d(x, training=True))
print(d(x, training=True).numpy())
print(d(x).numpy())
keras.utils.set_random_seed(7)
print(keras.layers.Dropout(0.3)(x, training=True))
print(keras.random.dropout(x, 0.5, seed=2))
