import tensorflow as tf

print(tf.zeros([2, 3]))
print(tf.ones([2, 2], dtype=tf.int32))
print(tf.fill([2, 3], 7))
print(tf.fill((2,), 0.5))
print(tf.zeros_like(tf.constant([1, 2, 3])))
print(tf.ones_like([[1.0, 2.0]]))
print(tf.eye(3))
print(tf.eye(2, 3))
print(tf.eye(2, batch_shape=[2]))
print(tf.zeros(3))
print(tf.ones(()))
print(tf.eye(2, dtype=tf.int32))
