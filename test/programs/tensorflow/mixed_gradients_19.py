import tensorflow as tf

x = tf.constant([0.23, -0.63])
w = tf.Variable([-0.73, -0.31])
with tf.GradientTape() as tape:
    tape.watch(x)
    t0 = (x * x)
    y = tf.nn.l2_loss(t0)
print(y)
print(t0)
print(*tape.gradient(y, [x, w]), sep='\n')
