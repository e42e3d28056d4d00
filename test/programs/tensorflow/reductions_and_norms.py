import tensorflow as tf

x = tf.constant([[1.0, 2.0], [3.0, 4.0]])
print(tf.reduce_sum(x, axis=1, keepdims=True))
print(tf.math.reduce_variance(x, axis=0), tf.math.reduce_std(x, axis=1))
print(tf.reduce_any(x > 3, axis=0), tf.reduce_all(x > 0))
print(tf.math.cumsum(x, axis=1), tf.math.cumprod(x, axis=0))
print(tf.linalg.diag_part(x), tf.linalg.trace(x), tf.linalg.matrix_transpose(x) if False else "")
print(tf.tile(x, [1, 2]), tf.repeat(x, 2, axis=0))
print(tf.gather(x, [1, 0], axis=1), tf.reverse(x, [0, 1]))
print(tf.norm(x, axis=1), tf.norm(x, ord=1), tf.norm(x, ord=float("inf")))
