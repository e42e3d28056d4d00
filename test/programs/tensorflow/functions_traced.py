import tensorflow as tf

@tf.function
def f(x):
    return tf.nn.relu(x) + 1.0


@tf.function
def g(x, y=2.0):
    return x * y


print(f(tf.constant([-1.0, 2.0])))
print(g(tf.constant(3.0)), g(tf.constant(3.0), 4.0))
print(f(tf.constant([[1.5, -0.5]])).numpy())


@tf.function
def loop(n):
    total = tf.constant(0)
    for i in tf.range(n):
        total += i
    return total


print(loop(tf.constant(5)))


@tf.function(jit_compile=False)
def two(x):
    return x + 1.0, x - 1.0


a, b = two(tf.constant([1.0, 2.0]))
print(a, b)
