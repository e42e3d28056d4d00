import tensorflow as tf

tf.random.set_seed(9)
x = tf.reshape(tf.range(1.0, 9.0), [2, 4])
print(tf.nn.dropout(x, 0.25))
print(tf.nn.dropout(x, 0.25))
print(tf.nn.dropout(x, 0.5, seed=7))
print(tf.nn.dropout(x, 0.5, seed=7))
print(tf.nn.dropout(x, 0.5, noise_shape=[2, 1]))
print(tf.nn.dropout(x, 0.0))
print(tf.random.uniform([2]))
print(tf.nn.experimental.stateless_dropout(x, rate=0.3, seed=[1, 2]))
with tf.GradientTape() as tape:
    tape.watch(x)
    y = tf.reduce_sum(tf.nn.dropout(x, 0.5))
print(tape.gradient(y, x))
