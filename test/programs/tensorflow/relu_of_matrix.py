import tensorflow as tf

x = tf.constant([[1.0, -2.0], [3.0, -4.0]])
print(tf.nn.relu(x))
print(tf.nn.relu(x).numpy().sum())
print(tf.reduce_sum(tf.nn.relu(x), axis=0))
print(tf.nn.leaky_relu(x, alpha=0.3).numpy())
print(tf.maximum(0.0, x))
