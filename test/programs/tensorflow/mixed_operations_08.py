import tensorflow as tf
x = tf.constant([6, -1, -2], dtype=tf.int32)
y = tf.constant([7, 9, 0], dtype=tf.int32)
print(tf.abs(x))
print(1 - x)
print(tf.reduce_any(x > 0))
print(x % 3)
