import tensorflow as tf

class SwiGLU(tf.keras.layers.Layer):
    def __init__(self, dim):
        super().__init__()
        self.gate = tf.keras.layers.Dense(dim, use_bias=False, kernel_initializer=tf.keras.initializers.Constant(0.5))
        self.up = tf.keras.layers.Dense(dim, use_bias=False, kernel_initializer="ones")
        self.down = tf.keras.layers.Dense(2, use_bias=False, kernel_initializer="ones")

    def call(self, x):
        return self.down(tf.nn.silu(self.gate(x)) * self.up(x))


layer = SwiGLU(4)
print(layer(tf.constant([[1.0, -0.5]])))
print(sum(tf.size(w).numpy() for w in layer.weights))
