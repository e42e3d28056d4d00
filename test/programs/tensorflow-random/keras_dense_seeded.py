import tensorflow as tf

tf.keras.utils.set_random_seed(42)
layer = tf.keras.layers.Dense(3)
print(layer(tf.constant([[1.0, 2.0]])))
print(layer.kernel)
print(layer.get_weights())
layer2 = tf.keras.layers.Dense(2, activation="relu", kernel_initializer=tf.keras.initializers.HeNormal(seed=7))
print(layer2(tf.constant([[1.0, -2.0]])).numpy())
print(layer2.kernel.numpy())
