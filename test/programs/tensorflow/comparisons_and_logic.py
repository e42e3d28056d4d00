import tensorflow as tf

a = tf.constant([1, 2, 3])
b = tf.constant([3, 2, 1])
print(a == b, a != b)
print(a > b, a >= b, a < b, a <= b)
print(tf.equal(a, b), tf.greater(a, 1))
print(tf.reduce_all(a == b), tf.reduce_any(a == b))
print(tf.logical_and(a > 1, b > 1), tf.logical_or(a > 1, b > 1), tf.logical_not(a > 1))
print(tf.math.logical_xor(a > 1, b > 1))
print((a > 1) & (b > 1), (a > 1) | (b > 1), ~(a > 1))
print(bool(tf.constant(True)), bool(tf.constant(0.0)))
print(tf.math.count_nonzero(a > 1))
if tf.reduce_sum(a) > 5:
    print("big")
