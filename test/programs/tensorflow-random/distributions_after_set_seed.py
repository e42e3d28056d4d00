import tensorflow as tf

tf.random.set_seed(42)
print(tf.random.normal([2, 3]))
print(tf.random.uniform([3]))
print(tf.random.normal([2], mean=5.0, stddev=2.0))
print(tf.random.uniform([4], minval=0, maxval=10, dtype=tf.int32))
print(tf.random.truncated_normal([3]))
print(tf.random.shuffle(tf.range(6)))
print(tf.random.normal([2], dtype=tf.float64))
print(tf.random.uniform([2], -1, 1))
print(tf.random.uniform((2,), dtype=tf.float64))
