import tensorflow as tf
from tensorflow.keras import layers

x = tf.constant([[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]])
print(layers.Dense(2, kernel_initializer="ones")(x))
print(layers.LayerNormalization(axis=[1, 2])(x).shape)
print(layers.BatchNormalization(axis=1)(x).numpy())
print(layers.Flatten()(x), layers.GlobalMaxPooling1D(keepdims=True)(x))
print(layers.MaxPooling1D(2)(x).numpy(), layers.AveragePooling1D(2, strides=1, padding="same")(x).numpy())
print(layers.Conv1D(3, 2, padding="same", kernel_initializer="ones", bias_initializer="ones")(x).numpy())
print(layers.Conv1D(2, 2, strides=2, activation="relu", kernel_initializer="ones", use_bias=False)(x))
print(layers.SpatialDropout1D(0.5)(x).shape, layers.Dropout(0.2)(x, training=False))
