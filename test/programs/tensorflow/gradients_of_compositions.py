import tensorflow as tf

x = tf.constant(2.0)
with tf.GradientTape() as g:
    g.watch(x)
    with tf.GradientTape() as gg:
        gg.watch(x)
        y = tf.exp(x) * tf.sin(x)
    dy = gg.gradient(y, x)
print(dy, g.gradient(dy, x))
x = tf.Variable([1.0, 2.0])
with tf.GradientTape() as t:
    y = tf.reduce_sum(x ** 3 - 2 * x)
print(t.gradient(y, x))
with tf.GradientTape() as t:
    y = tf.reduce_max(x) + tf.reduce_mean(x) + tf.norm(x)
print(t.gradient(y, x))
with tf.GradientTape() as t:
    y = tf.matmul(tf.reshape(x, (1, 2)), tf.constant([[1.0], [2.0]]))
print(t.gradient(y, x))
with tf.GradientTape() as t:
    y = tf.concat([x, x * 2], 0)[1:3]
print(t.gradient(y, x))
with tf.GradientTape() as t:
    y = tf.where(x > 1.5, x * x, x)
print(t.gradient(y, x))
with tf.GradientTape() as t:
    y = 1.0 / x + tf.sqrt(x) + tf.math.log(x) + tf.pow(x, 2.5)
print(t.gradient(y, x))
