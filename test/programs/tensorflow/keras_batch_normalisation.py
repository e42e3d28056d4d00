import tensorflow as tf

bn = tf.keras.layers.BatchNormalization(momentum=0.9)
x = tf.constant([[1.0, 10.0], [3.0, 20.0]])
print(bn(x, training=True))
print(bn.moving_mean, bn.moving_variance)
print(bn(x, training=False))
print(bn.gamma.numpy(), bn.beta.numpy())
print(len(bn.trainable_weights), len(bn.non_trainable_weights), bn.count_params())
bn.trainable = False
print(bn(x, training=True).numpy())
print(len(bn.trainable_weights))
