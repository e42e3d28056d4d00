import tensorflow as tf

x = tf.Variable(3.0)
with tf.GradientTape() as tape:
    y = x ** 2
print(tape.gradient(y, x))
w = tf.Variable([[1.0], [2.0]])
b = tf.Variable(0.5)
x = tf.constant([[1.0, 2.0], [3.0, 4.0]])
with tf.GradientTape() as tape:
    y = x @ w + b
    loss = tf.reduce_mean(tf.square(y - 1.0))
gw, gb = tape.gradient(loss, [w, b])
print(loss)
print(gw)
print(gb)
