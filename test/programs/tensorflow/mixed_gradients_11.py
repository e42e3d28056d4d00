import tensorflow as tf

x = tf.constant([-1.26, 1.986, 1.478, 1.75, -0.7, 1.335, -1.25, 0.48, -0.779, 1.33, 0.4, 1.3, -0.977, 0.36, 0.5, 1.2])
w = tf.Variable([0.79, 0.77, 0.32, 0.4, 0.21, 0.05, 0.97, -0.29, -0.84, 0.43, -0.0, 0.09, 0.2, -0.5, -0.6, -0.86])
with tf.GradientTape() as tape:
    tape.watch(x)
    t0 = tf.maximum(x, x)
    t1 = tf.nn.relu(x)
    t2 = tf.sinh(x)
    t3 = tf.sigmoid(t2)
    t4 = tf.nn.relu(t0)
    y = tf.norm(t4)
print(y)
print(t4)
print(*tape.gradient(y, [x, w]), sep='\n')
