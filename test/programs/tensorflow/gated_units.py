import tensorflow as tf

x = tf.constant([1.0, 2.0, 3.0, 4.0])
gate, value = tf.split(x, 2)
print(tf.nn.silu(gate) * value)
print(tf.nn.gelu(gate) * value, tf.nn.relu(gate) * value, tf.sigmoid(gate) * value)
a, b = tf.split(tf.reshape(tf.range(8.0), (2, 4)), num_or_size_splits=2, axis=-1)
print(a * tf.sigmoid(b))
print(tf.concat([a, b], -1))
