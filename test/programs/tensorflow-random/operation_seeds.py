import tensorflow as tf

tf.random.set_seed(1)
print(tf.random.uniform([2], seed=1))
print(tf.random.uniform([2], seed=1))
tf.random.set_seed(1)
print(tf.random.uniform([2], seed=1))
print(tf.random.normal([2], seed=5))
