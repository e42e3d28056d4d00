import tensorflow as tf

@tf.custom_gradient
def straight_through(x):
    y = tf.round(x)

    def grad(dy):
        return dy

    return y, grad


@tf.custom_gradient
def my_relu(x):
    def grad(upstream):
        return upstream * tf.cast(x > 0, tf.float32) * 2.0
    return tf.maximum(x, 0.0), grad


x = tf.Variable([0.4, 1.6, -0.7])
with tf.GradientTape() as tape:
    y = tf.reduce_sum(straight_through(x) ** 2)
print(y, tape.gradient(y, x))
with tf.GradientTape() as tape:
    y = my_relu(x * 3.0)
print(y.numpy(), tape.gradient(y, x).numpy())


@tf.custom_gradient
def log1pexp(x):
    e = tf.exp(x)

    def grad(upstream):
        return upstream * (1 - 1 / (1 + e))

    return tf.math.log(1 + e), grad


t = tf.constant(100.0)
with tf.GradientTape() as tape:
    tape.watch(t)
    v = log1pexp(t)
print(v, tape.gradient(v, t))
