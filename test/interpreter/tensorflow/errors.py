import tensorflow as tf
a = tf.constant([1.0, 2.0])
i = tf.constant([1, 2])
for f in [lambda: a + i, lambda: a + tf.constant([1.0, 2.0, 3.0]), lambda: i * 2.5, lambda: tf.matmul(tf.ones((2, 3)), tf.ones((2, 3))), lambda: tf.reshape(a, (3,)), lambda: a[5], lambda: tf.split(tf.ones((3,)), 2), lambda: bool(a), lambda: float(a), lambda: len(a[0]), lambda: tf.nn.gelu(i), lambda: tf.constant([[1, 2], [3]]), lambda: tf.keras.activations.get("foo"), lambda: tf.keras.activations.glu(tf.ones((1, 3))), lambda: a < i]:
    try:
        print(f())
    except tf.errors.InvalidArgumentError as e:
        print("IAE", e)
    except Exception as e:
        print(type(e).__name__, e)
