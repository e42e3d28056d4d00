import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers

inp = keras.Input((2,), name="features")
h = layers.Dense(2, kernel_initializer="identity", name="h")(inp)
h = layers.Activation("tanh")(h)
out = layers.Add()([inp, h])
cat = layers.Concatenate()([out, h])
model = keras.Model(inp, [out, cat], name="skip")
a, b = model(tf.constant([[0.5, -1.0]]))
print(a)
print(b.numpy())
model.summary()
