import tensorflow as tf
tf.random.set_seed(42)
print(tf.random.normal([2, 2])); print(tf.random.uniform([3])); print(tf.random.uniform([3], 0, 10, dtype=tf.int32)); print(tf.random.stateless_normal([2], seed=[1, 2])); tf.keras.utils.set_random_seed(0); d = tf.keras.layers.Dense(2); print(d(tf.ones([1, 3]))); print(d.kernel)
