import tensorflow as tf

print(tf.zeros((1, 2, 3)))
print(tf.ones((2, 1)) * 3.5)
print(tf.reshape(tf.range(24), (2, 3, 4)))
print(tf.range(0, 100, 7))
print(tf.linspace(0.0, 1.0, 11))
print(tf.range(1200))
