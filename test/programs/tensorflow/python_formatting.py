import tensorflow as tf

x = tf.constant([[1.0, 2.0], [3.0, 4.0]])
print(f"{x}")
print("x: {}".format(x))
print("mean %.3f" % tf.reduce_mean(x))
print(f"{tf.reduce_mean(x):.2f} {x[0, 0]} {x.numpy()!r}")
print([float(v) for v in tf.reshape(x, [-1])])
print({"a": x[0]})
print((tf.constant(1), tf.constant([1.0])))
print(x, x, sep=" | ")
print(*tf.unstack(x))
