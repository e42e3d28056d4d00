import tensorflow as tf

x = tf.constant([3.0, -1.0])
y = tf.where(x > 0, tf.sqrt(tf.abs(x)), 0.0)
print(y)
print(tf.nn.relu(x) - tf.nn.relu(-x))
print(tf.sign(x), tf.abs(x), tf.square(x), tf.negative(x))
print(tf.reduce_mean(tf.abs(x)), tf.math.reduce_std(x))
print(tf.norm(x), tf.reduce_max(x) - tf.reduce_min(x))
print(tf.clip_by_value(x, 0, 2))
