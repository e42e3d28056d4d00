import tensorflow as tf
x = tf.constant([[-1.0, 0.5, 2.0]])
for l in [tf.keras.layers.ReLU(), tf.keras.layers.LeakyReLU(), tf.keras.layers.LeakyReLU(negative_slope=0.1), tf.keras.layers.ELU(), tf.keras.layers.Softmax(), tf.keras.layers.PReLU(), tf.keras.layers.Activation('gelu'), tf.keras.layers.ReLU(max_value=1.0), tf.keras.layers.Activation(tf.nn.silu)]:
    print(l(x).numpy())
d = tf.keras.layers.Dense(2, kernel_initializer='ones', activation='relu'); print(d(x)); print(d.kernel.shape, d.bias.numpy(), [w.shape for w in d.weights]); print(d.units, d.name[:5])
m = tf.keras.Sequential([tf.keras.layers.Dense(4, activation='relu', kernel_initializer='ones'), tf.keras.layers.Dense(1, kernel_initializer='ones')]); print(m(x)); print(len(m.layers), len(m.trainable_variables), m.count_params())
class SwiGLU(tf.keras.layers.Layer):
    def __init__(self, units, **kw):
        super().__init__(**kw)
        self.w = tf.keras.layers.Dense(units, use_bias=False, kernel_initializer='ones'); self.v = tf.keras.layers.Dense(units, kernel_initializer='ones')
    def call(self, x): return tf.nn.silu(self.w(x)) * self.v(x)
print(SwiGLU(2)(x))
class Custom(tf.keras.layers.Layer):
    def build(self, s): self.k = self.add_weight(shape=(s[-1],), initializer='ones', name='k')
    def call(self, x): return x * self.k
c = Custom(); print(c(x), c.k.numpy(), c.built)
