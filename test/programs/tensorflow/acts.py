import tensorflow as tf
x = tf.constant([-3.0, -1.0, -0.5, 0.0, 0.5, 1.0, 3.0])
for f in (tf.nn.relu, tf.nn.relu6, tf.nn.elu, tf.nn.selu, tf.nn.sigmoid, tf.nn.tanh, tf.nn.softplus, tf.nn.softsign, tf.nn.silu, tf.nn.gelu, tf.nn.leaky_relu):
    print(f(x))
print(tf.nn.softmax(x)); print(tf.nn.log_softmax(x)); print(tf.nn.gelu(x, approximate=True)); print(tf.nn.leaky_relu(x, alpha=0.1))
