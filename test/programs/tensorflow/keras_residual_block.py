import tensorflow as tf

class Block(tf.keras.layers.Layer):
    def __init__(self, units, rate=0.0, **kwargs):
        super().__init__(**kwargs)
        self.dense = tf.keras.layers.Dense(units, kernel_initializer="ones")
        self.norm = tf.keras.layers.LayerNormalization()
        self.drop = tf.keras.layers.Dropout(rate)

    def call(self, x, training=None):
        h = tf.nn.relu(self.dense(x))
        h = self.drop(h, training=training)
        return self.norm(h + x)


b = Block(3, name="block")
print(b(tf.constant([[1.0, 2.0, 4.0]])))
print([w.path for w in b.weights])
print(b.count_params(), b.name)
m = tf.keras.Sequential([tf.keras.Input((3,)), b, tf.keras.layers.Dense(1, kernel_initializer="ones")])
print(m(tf.constant([[1.0, 2.0, 4.0]])).shape)
m.summary()
