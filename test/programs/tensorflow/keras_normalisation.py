import tensorflow as tf
from tensorflow.keras import layers

x = tf.constant([[1.0, 2.0, 3.0, 4.0], [2.0, 4.0, 6.0, 8.0]])
ln = layers.LayerNormalization()
print(ln(x))
print(layers.LayerNormalization(epsilon=1e-6, center=False)(x).numpy())
bn = layers.BatchNormalization()
print(bn(x))
print(bn(x, training=True).numpy())
print(bn.moving_mean.numpy(), bn.moving_variance.numpy())
print([w.name for w in bn.weights])
print(layers.UnitNormalization()(x).numpy())
print(layers.GroupNormalization(groups=2)(x).numpy())
print(layers.RMSNormalization()(x).numpy())
