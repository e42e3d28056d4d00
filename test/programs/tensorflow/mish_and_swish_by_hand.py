import tensorflow as tf

def mish(x):
    return x * tf.tanh(tf.math.softplus(x))


def swish(x, beta=1.0):
    return x * tf.sigmoid(beta * x)


x = tf.linspace(-3.0, 3.0, 7)
print(mish(x))
print(swish(x))
print(swish(x, 1.5).numpy())
print(tf.stack([mish(x), swish(x)], axis=1).shape)
