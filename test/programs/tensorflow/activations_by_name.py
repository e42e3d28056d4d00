import keras
import numpy as np
import tensorflow as tf
model = keras.Sequential([keras.layers.Dense(3, activation="selu", kernel_initializer="ones"), keras.layers.Activation("hard_sigmoid"), keras.layers.Dense(1, kernel_initializer="ones")])
print(model(tf.constant([[1.0, -2.0], [0.5, 0.25]])))
layer = keras.layers.PReLU()
print(layer(tf.constant([[-1.0, 2.0], [3.0, -4.0]])))
print(layer.weights[0].shape, layer.alpha.numpy())
p = keras.layers.PReLU(alpha_initializer=keras.initializers.Constant(0.25), shared_axes=[1])
print(p(tf.constant([[-1.0, 2.0], [3.0, -4.0]])).numpy())
for a in ("selu", "softsign", "tanh_shrink", "hard_tanh", "linear", None):
    d = keras.layers.Dense(2, activation=a, kernel_initializer="ones")
    print(a, d(tf.constant([[0.5, -1.5]])).numpy(), d.activation.__name__)
try:
    keras.activations.get("softsine")
except ValueError as e:
    print(e)
print(keras.ops.selu(np.array([-1.0, 1.0], dtype="float32")), keras.ops.hard_tanh(tf.constant([2.0])), keras.ops.log_sigmoid(tf.constant([0.0])))
