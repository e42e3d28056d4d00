import tensorflow as tf

labels = tf.constant([1, 0])
logits = tf.constant([[0.5, 1.5], [2.0, -1.0]])
loss = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=labels, logits=logits)
print(loss, tf.reduce_mean(loss))
with tf.GradientTape() as tape:
    tape.watch(logits)
    l = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels=labels, logits=logits))
print(tape.gradient(l, logits))
print(tf.reduce_mean(tf.cast(tf.equal(tf.argmax(logits, 1), tf.cast(labels, tf.int64)), tf.float32)))
