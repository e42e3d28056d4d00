import tensorflow as tf
from tensorflow.keras import layers, models

model = models.Sequential()
model.add(layers.Input(shape=(2,)))
model.add(layers.Dense(2, activation="relu", kernel_initializer="ones"))
model.add(layers.Dense(1, kernel_initializer="ones"))
print(model(tf.constant([[1.0, 2.0]])).numpy())
print(len(model.layers), model.count_params())
print(model.layers[0].get_weights()[0].shape)
print(model.summary())
