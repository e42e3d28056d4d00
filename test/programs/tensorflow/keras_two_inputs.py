import tensorflow as tf
from tensorflow import keras

a = keras.Input(shape=(2,), name="a")
b = keras.Input(shape=(3,), name="b")
h = keras.layers.Concatenate(name="cat")([a, b])
h = keras.layers.Dense(4, activation="relu", kernel_initializer="ones", name="hidden")(h)
out = keras.layers.Dense(1, kernel_initializer="ones", name="out")(h)
model = keras.Model(inputs=[a, b], outputs=out)
print(model([tf.ones((1, 2)), tf.ones((1, 3))]))
model.summary()
print(model.input_shape, model.output_shape, len(model.layers))
print([w.name for w in model.weights], model.count_params())
sub = keras.Model(model.inputs, model.get_layer("hidden").output)
print(sub([tf.ones((2, 2)), tf.zeros((2, 3))]).numpy())
