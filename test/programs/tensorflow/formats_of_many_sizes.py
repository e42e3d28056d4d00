import tensorflow as tf

print(tf.constant([1.0, 2.0]) == tf.constant([1.0, 3.0]))
print(tf.constant(3) > 2)
print(tf.constant([1e-10, 1.0]), tf.constant([1e5, 1.0]), tf.constant([1e-5, 1e5]))
print(tf.constant(1e-10), tf.constant(123456789.0), tf.constant(0.1), tf.constant(100.0))
print(tf.constant([1.0, 0.5, 0.25]), tf.constant([-0.0, 0.0]))
print(tf.constant([[0.1], [0.02]]), tf.constant([]), tf.constant([[]]))
print(tf.constant(True), tf.constant([255], dtype=tf.uint8), tf.constant(-7, dtype=tf.int8))
