import tensorflow as tf

x = tf.constant([1.0, 2.0, 3.0])
print(x[1:], x[-1], x[::-1], x[::2], x[1:2])
m = tf.reshape(tf.range(12), (3, 4))
print(m[1], m[:, 0], m[1:, 1:3], m[..., -1], m[tf.newaxis, 0])
for row in m:
    print(row.numpy(), tf.reduce_sum(row).numpy())
i = tf.constant(2)
print(x[i], m[i, i], x[: i])
print(x.numpy()[0], m.numpy()[0, 1], type(x.numpy()[0]).__name__)
print(tf.constant([[True, False], [False, True]]))
print(m > 5, tf.boolean_mask(m, m > 5))
print(tf.unstack(m)[0], tf.split(m, 2, axis=1)[1])
print(1 in [1], x.shape == (3,), x.shape[0] == 3, tuple(m.shape), list(m.shape))
print(tf.shape(m)[0], tf.shape(m).numpy(), tf.size(m).numpy(), m.shape.num_elements())
