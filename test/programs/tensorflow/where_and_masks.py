import tensorflow as tf

x = tf.constant([-1.0, 0.0, 1.0, 2.0])
print(tf.where(x > 0, x, tf.zeros_like(x)))
print(tf.where(x > 0))
print(tf.where(x > 0, 1, 0))
print(tf.where([True, False], [1, 2], [3, 4]))
print(tf.where(x < 0, 0.0, x).numpy())
print(tf.boolean_mask(x, x > 0))
print(tf.boolean_mask([[1, 2], [3, 4]], [True, False]))
print(x[x > 0])
print(tf.where(tf.constant([[True, False], [False, True]])))
