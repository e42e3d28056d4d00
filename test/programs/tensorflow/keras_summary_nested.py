import tensorflow as tf
from tensorflow import keras

inner = keras.Sequential([keras.layers.Dense(2, kernel_initializer="ones")], name="inner")
model = keras.Sequential([keras.Input((2,)), inner, keras.layers.ReLU(), keras.layers.Flatten(), keras.layers.Dense(1000, name="a_very_long_layer_name_indeed_it_is")])
model.summary()
x = keras.Input((8, 8, 1))
y = keras.layers.Conv2D(4, 3, activation="relu")(x)
y = keras.layers.MaxPooling2D()(y)
y = keras.layers.Flatten()(y)
y = keras.layers.Dropout(0.5)(y)
y = keras.layers.Dense(10, activation="softmax")(y)
m = keras.Model(x, y, name="cnn")
m.summary()
print(m.layers[1].output.shape, m.layers[-1].name)
