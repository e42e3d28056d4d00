import tensorflow as tf
from tensorflow.keras import layers

x = tf.reshape(tf.range(12.0), (1, 3, 4))
print(layers.Flatten()(x).shape)
print(layers.Reshape((4, 3))(x))
print(layers.Reshape((-1,))(x).shape)
print(layers.Permute((2, 1))(x).numpy())
print(layers.RepeatVector(2)(tf.constant([[1.0, 2.0]])))
print(layers.GlobalAveragePooling1D()(x))
print(layers.GlobalMaxPooling1D()(x))
print(layers.MaxPooling1D(2, strides=1)(x).numpy())
print(layers.AveragePooling1D(pool_size=3)(x).numpy())
print(layers.ZeroPadding1D(1)(x).shape)
print(layers.UpSampling1D(2)(x).shape)
print(layers.Cropping1D(1)(x).numpy())
