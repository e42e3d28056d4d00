import tensorflow as tf

a = tf.constant([1, 2, 3])
b = tf.constant([4.0, 5.0, 6.0])
print(tf.cast(a, tf.float32) * b)
try:
    print(a * b)
except tf.errors.InvalidArgumentError as e:
    print("error:", e)
try:
    print(a + 1.5)
except (TypeError, tf.errors.InvalidArgumentError) as e:
    print(type(e).__name__)
