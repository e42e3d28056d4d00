import tensorflow as tf

tf.random.set_seed(11)
print(tf.random.normal([5], dtype=tf.float64))
print(tf.random.uniform([5], dtype=tf.float64))
print(tf.random.normal([3], 1.0, 2.0, dtype=tf.float64))
print(tf.random.normal([5], dtype=tf.float16))
print(tf.random.uniform([3], 1, 5, dtype=tf.float64))
print(tf.random.stateless_normal([3], seed=[1, 2], dtype=tf.float64))
print(tf.random.normal([3], dtype=tf.bfloat16))
