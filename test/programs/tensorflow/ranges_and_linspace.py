import tensorflow as tf

print(tf.range(5))
print(tf.range(2, 10, 2))
print(tf.range(0.0, 1.0, 0.25))
print(tf.range(10, 0, -3))
print(tf.range(5, dtype=tf.float32))
print(tf.linspace(0.0, 10.0, 5))
print(tf.linspace(-3.0, 3.0, 7))
print(tf.linspace(0, 1, 3))
print(tf.range(3.0))
print(tf.linspace(-1.0, 1.0, 1))
