import tensorflow as tf
from tensorflow import keras

model = keras.Sequential(name="mlp")
model.add(keras.Input(shape=(3,)))
model.add(keras.layers.Dense(4, activation="relu", name="first"))
model.add(keras.layers.BatchNormalization())
model.add(keras.layers.Dropout(0.5))
model.add(keras.layers.Dense(1, name="second"))
model.summary()
print(model.name, model.get_layer("first").units, model.layers[0])
print(model.get_layer(index=1).name)
print(len(model.trainable_weights), len(model.non_trainable_weights))
model.pop()
print(len(model.layers))
print(model.built, model.inputs, model.outputs)
