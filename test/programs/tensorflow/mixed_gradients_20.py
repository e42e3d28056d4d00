import tensorflow as tf

x = tf.Variable([-0.4, -0.204, -1.2])
w = tf.Variable([-0.8, -0.75, -0.12])
t0 = tf.reverse(w, axis=[0])
t1 = tf.keras.activations.hard_sigmoid(t0)
t2 = tf.nn.silu(x)
y = tf.reduce_sum(t2 * t2)
print(y)
print(t2.numpy())
