import tensorflow as tf

tf.random.set_seed(7)
a = tf.random.normal([2])
tf.random.set_seed(7)
b = tf.random.normal([2])
print(tf.reduce_all(a == b).numpy())
print(a.numpy())
for i in range(3):
    print(tf.random.uniform([]).numpy())
print(tf.random.uniform(shape=[], minval=1, maxval=7, dtype=tf.int64).numpy())
