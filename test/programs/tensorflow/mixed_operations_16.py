import tensorflow as tf
x = tf.constant([9, 4, 8, 6, -4, -5, 7], dtype=tf.int32)
y = tf.constant([4, 9, 8, 6, 8, -2, 0], dtype=tf.int32)
print(tf.expand_dims(x, 0))
print(x * y)
print(x)
print(tf.concat([x, y], axis=0))
