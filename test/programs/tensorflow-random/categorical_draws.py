import tensorflow as tf

tf.random.set_seed(0)
l = tf.math.log([[0.1, 0.2, 0.7], [0.5, 0.25, 0.25]])
print(tf.random.categorical(l, 7))
print(tf.random.categorical(l, 7))
print(tf.random.categorical([[0.0, 0.0]], 5, seed=3))
print(tf.random.categorical([[0.0, 0.0]], 5, seed=3))
print(tf.random.categorical([[0.0, 0.0]], 5, dtype=tf.int32))
print(tf.random.stateless_categorical(l, 5, seed=[4, 5]))
