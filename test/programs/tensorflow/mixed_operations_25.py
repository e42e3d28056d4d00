import tensorflow as tf
x = tf.constant([[8, 9, 1, -4], [1, 5, -4, -1], [-5, 4, -3, 3]], dtype=tf.int32)
y = tf.constant([[5, 0, 4, -3], [1, 9, 3, 7], [2, -2, -3, 4]], dtype=tf.int32)
print(tf.cast(x, tf.int32))
print(tf.square(x))
print(tf.clip_by_value(x, -1, 1))
print(x.dtype)
