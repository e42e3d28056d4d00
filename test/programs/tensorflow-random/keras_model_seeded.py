import tensorflow as tf
from tensorflow import keras

keras.utils.set_random_seed(1)
model = keras.Sequential([
    keras.layers.Dense(3, activation="relu", input_shape=(2,)),
    keras.layers.Dense(1, activation="sigmoid"),
])
print(model(tf.constant([[1.0, 2.0]])).numpy())
for w in model.get_weights():
    print(w)
print(keras.random.normal((2,), seed=3))
print(keras.random.uniform((2, 2), seed=1))
print(keras.random.randint((3,), 0, 10, seed=2))
gen = keras.random.SeedGenerator(5)
print(keras.random.normal((2,), seed=gen))
print(keras.random.normal((2,), seed=gen))
