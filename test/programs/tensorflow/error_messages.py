import numpy as np
import tensorflow as tf


def attempt(run):
    try:
        print("fine", run())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: tf.gather([1, 2, 3], [5]))
attempt(lambda: tf.broadcast_to([1, 2, 3], [2, 2]))
attempt(lambda: tf.expand_dims([1, 2], axis=3))
attempt(lambda: tf.reduce_sum([1, 2], axis=2))
attempt(lambda: tf.argmax([1, 2], axis=2))
attempt(lambda: tf.split(tf.range(5), 2))
attempt(lambda: tf.split(tf.range(5), [2, 2]))
attempt(lambda: tf.concat([tf.ones((2, 2)), tf.ones((3, 3))], axis=0))
attempt(lambda: tf.stack([tf.ones(2), tf.ones(3)]))
attempt(lambda: tf.reshape([1, 2, 3], [-1, 2]))
attempt(lambda: tf.squeeze(tf.ones((2, 3)), axis=0))
attempt(lambda: tf.nn.sigmoid(tf.constant([1, 2])))
attempt(lambda: tf.math.log(tf.constant([1, 2])))
attempt(lambda: tf.nn.elu(tf.constant([1, 2])))
attempt(lambda: tf.constant([1, 2]) + 1.5)
attempt(lambda: tf.constant([1, 2]) * 0.5)
attempt(lambda: tf.constant([1.0, 2.0]) + np.array([1, 2]))
attempt(lambda: tf.add(1, 2.5))
attempt(lambda: tf.add(1.0, 2))
attempt(lambda: tf.constant([1, 2]) // 0)
attempt(lambda: tf.pow(2, -1))
attempt(lambda: tf.constant([1, 2])[0, 0])
attempt(lambda: tf.constant([1, 2])[1.0])
attempt(lambda: tf.constant(3)[0])
attempt(lambda: tf.constant([1, 2]).reshape(2, 1))
attempt(lambda: {tf.constant(1): 2})
attempt(lambda: tf.Variable([1.0]).assign([1, 2]))
attempt(lambda: len(tf.Variable([1.0])))
attempt(lambda: tf.nn.sparse_softmax_cross_entropy_with_logits(labels=[3], logits=[[1.0, 2.0]]))
attempt(lambda: tf.nn.softmax_cross_entropy_with_logits([1.0, 0.0], [[1.0, 2.0, 3.0]]))
attempt(lambda: tf.nn.dropout(tf.ones(2), 1.5))
attempt(lambda: tf.math.top_k([1, 2], 5))
attempt(lambda: tf.keras.layers.Dense(0))
attempt(lambda: tf.keras.layers.Dense(2, activation="foo"))
attempt(lambda: tf.keras.layers.Dropout(1.5))
attempt(lambda: tf.keras.layers.Conv2D(1, 2)(tf.ones((2, 3))))
attempt(lambda: tf.keras.layers.Flatten()(tf.ones((2, 3))).shape)
