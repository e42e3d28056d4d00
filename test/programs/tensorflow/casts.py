import tensorflow as tf

x = tf.constant([1.8, -2.2, 3.5])
print(tf.cast(x, tf.int32))
print(tf.cast([True, False], tf.float32))
print(tf.cast(x > 0, tf.int32))
print(tf.cast(tf.constant([1, 2, 3]), tf.float64))
print(tf.cast(x, tf.float16))
print(tf.cast(3.7, tf.int64))
print(tf.cast(x, "int32"))
print(tf.cast(x, tf.bool))
print(tf.cast(x, tf.bfloat16))
