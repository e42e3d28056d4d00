import tensorflow as tf

t = tf.constant([[1, 2, 3], [4, 5, 6]])
print(t.shape, t.dtype, t.ndim)
print(t.numpy())
print(t.numpy().shape, t.numpy().dtype, type(t.numpy()))
print(t + 1, t * 2, t - t, t / 2)
print(tf.cast(t, tf.float32) / 2)
print(t % 2 == 0)
print(t ** 2)
