from tensorflow import keras
from tensorflow.keras import layers

model = keras.Sequential([
    keras.Input(shape=(4,)),
    layers.Dense(8, activation="relu"),
    layers.Dense(3, activation="softmax"),
])
model.summary()
print(model.count_params())
for w in model.weights:
    print(w.name, w.shape)
print(len(model.layers), [l.name for l in model.layers])
print(model.input_shape, model.output_shape)
print([w.path for w in model.trainable_weights])
