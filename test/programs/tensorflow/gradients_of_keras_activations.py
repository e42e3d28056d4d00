import tensorflow as tf

x = tf.constant([-2.0, -1.0, 0.0, 1.0, 2.0])
with tf.GradientTape(persistent=True) as tape:
    tape.watch(x)
    a = tf.keras.activations.gelu(x)
    b = tf.keras.activations.mish(x)
    c = tf.keras.activations.hard_sigmoid(x)
print(tape.gradient(a, x))
print(tape.gradient(b, x))
print(tape.gradient(c, x))
