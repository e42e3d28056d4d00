import tensorflow as tf
import sys
print(tf.constant(0.1), repr(tf.constant(0.1)), repr(tf.constant(True)), repr(tf.constant([0.5, 1.0], tf.float64)))
print([tf.constant(1), tf.constant([1.5])], {"a": tf.constant(2.0)}, (tf.constant(3),))
print(tf.Variable(1.0), tf.Variable([[1, 2]], name="m"), repr(tf.Variable([True])))
print(tf.constant("hello"), repr(tf.constant("it's")))
v = tf.Variable([1.0, 2.0])
v.assign([3.0, 4.0]); v.assign_add([1.0, 1.0])
print(v.numpy(), v.shape, v.dtype, v.name, v + 1, v[0], tf.reduce_sum(v), v * v)
print(tf.constant([1e-8, 1.0]), tf.constant([123456.789]), tf.constant([1e20, 1.0]), tf.constant(1e-5), tf.constant([float("nan"), -0.0]))
print(tf.constant([[0.1, 0.22], [100.0, 3.0]]), tf.ones((2, 2, 2)), tf.zeros((0,)), tf.zeros((2, 0)))
print(tf.range(2000), tf.constant([[1.5] * 3] * 2, dtype=tf.float16), tf.constant([1.1, 2.2], dtype=tf.bfloat16))
@tf.function
def f(x):
    return x * 2
print(f(tf.constant([1.0, 2.0])))
x = tf.constant([1.0, 2.5])
print("x:", x, "sum:", tf.reduce_sum(x).numpy(), sep=" ")
print("%s %.2f" % (x, x[0]))
print("{} {:.1f}".format(x, x[1]))
