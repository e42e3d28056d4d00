import tensorflow as tf
from tensorflow.keras import layers

x = tf.reshape(tf.range(1.0, 19.0), (1, 3, 3, 2))
print(layers.Conv2D(1, 2, kernel_initializer="ones")(x).numpy().reshape(2, 2))
print(layers.Conv2D(2, (1, 1), kernel_initializer="ones")(x).shape)
print(layers.Conv2D(1, 3, padding="same", kernel_initializer="ones")(x).numpy()[0, :, :, 0])
print(layers.Conv2D(1, 2, dilation_rate=2, kernel_initializer="ones")(x))
print(layers.MaxPooling2D(2, strides=1)(x).numpy()[0, :, :, 0], layers.AveragePooling2D(2, padding="same")(x).shape)
print(layers.GlobalAveragePooling2D()(x), layers.UpSampling2D()(x).shape, layers.ZeroPadding2D((1, 2))(x).shape)
print(layers.Cropping2D(1)(x), layers.Permute((3, 1, 2))(x).shape)
print(tf.nn.conv2d(x, tf.ones((2, 2, 2, 1)), strides=[1, 1, 1, 1], padding="SAME")[0, :, :, 0])
print(tf.nn.max_pool2d(x, 2, 1, "SAME")[0, :, :, 0])
print(tf.nn.depthwise_conv2d(x, tf.ones((2, 2, 2, 1)), [1, 1, 1, 1], "VALID")[0])
