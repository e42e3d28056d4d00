import tensorflow as tf

x = tf.Variable([1.0, -1.0, 0.5])
for name, f in [("relu", tf.nn.relu), ("sigmoid", tf.sigmoid), ("tanh", tf.tanh), ("softplus", tf.nn.softplus), ("elu", tf.nn.elu), ("swish", tf.nn.swish), ("leaky", tf.nn.leaky_relu), ("relu6", tf.nn.relu6), ("selu", tf.nn.selu), ("softsign", tf.nn.softsign)]:
    with tf.GradientTape() as tape:
        y = f(x)
    print(name, tape.gradient(y, x).numpy())
