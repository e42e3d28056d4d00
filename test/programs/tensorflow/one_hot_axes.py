import tensorflow as tf

print(tf.one_hot([0, 1, 2], 3))
print(tf.one_hot([0, 2], depth=3, on_value=5.0, off_value=-1.0))
print(tf.one_hot(tf.constant([[0], [1]]), 2))
print(tf.one_hot([0, 1], 3, dtype=tf.int32))
print(tf.one_hot([0, 1, 2], 3, axis=0))
print(tf.one_hot(1, 4))
print(tf.one_hot([0, -1, 5], 3))
