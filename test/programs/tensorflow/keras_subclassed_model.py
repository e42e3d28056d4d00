import tensorflow as tf

class MLP(tf.keras.Model):
    def __init__(self, units):
        super().__init__()
        self.d1 = tf.keras.layers.Dense(units, activation="relu", kernel_initializer="ones")
        self.d2 = tf.keras.layers.Dense(1, kernel_initializer="ones")

    def call(self, x, training=False):
        return self.d2(self.d1(x))


m = MLP(3)
print(m(tf.ones((2, 2))))
print(len(m.trainable_variables), m.count_params())
for v in m.trainable_variables:
    print(v.name, v.shape, v.path)
print(m.layers)
print(m.d1.kernel)
print(m.d2.bias.numpy())
m.summary()
