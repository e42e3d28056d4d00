import tensorflow as tf

x = tf.Variable(2.0)
with tf.GradientTape() as t2:
    with tf.GradientTape() as t1:
        y = x ** 3
    dy = t1.gradient(y, x)
d2y = t2.gradient(dy, x)
print(dy.numpy(), d2y.numpy())
x = tf.Variable(1.0)
with tf.GradientTape() as t2:
    with tf.GradientTape() as t1:
        y = tf.sin(x)
    dy = t1.gradient(y, x)
print(dy, t2.gradient(dy, x))
x = tf.Variable([0.5, -0.5])
with tf.GradientTape() as t2:
    with tf.GradientTape() as t1:
        y = tf.sigmoid(x)
    dy = t1.gradient(y, x)
print(dy, t2.gradient(dy, x))
with tf.GradientTape() as t2:
    with tf.GradientTape() as t1:
        y = tf.tanh(x)
    dy = t1.gradient(y, x)
print(dy, t2.gradient(dy, x))
with tf.GradientTape() as t2:
    with tf.GradientTape() as t1:
        y = tf.nn.softplus(x)
    dy = t1.gradient(y, x)
print(dy, t2.gradient(dy, x))
