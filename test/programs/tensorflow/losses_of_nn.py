import tensorflow as tf

logits = tf.constant([[2.0, 1.0, 0.1], [0.5, 2.5, 0.3]])
labels = tf.constant([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])
print(tf.nn.softmax_cross_entropy_with_logits(labels=labels, logits=logits))
print(tf.nn.sparse_softmax_cross_entropy_with_logits(labels=[0, 1], logits=logits))
print(tf.nn.sigmoid_cross_entropy_with_logits(labels=labels, logits=logits))
print(tf.nn.weighted_cross_entropy_with_logits(labels=labels, logits=logits, pos_weight=2.0))
print(tf.nn.l2_loss(logits))
print(tf.nn.log_poisson_loss([1.0, 2.0], [0.5, 0.5]))
print(tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels, logits)))
