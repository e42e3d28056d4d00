import tensorflow as tf

tf.random.set_seed(5)
x = tf.ones([2, 5])
print(tf.nn.dropout(x, rate=0.5))
print(tf.nn.dropout(x, rate=0.4, seed=1))
print(tf.nn.experimental.stateless_dropout(x, rate=0.5, seed=[1, 0]))
