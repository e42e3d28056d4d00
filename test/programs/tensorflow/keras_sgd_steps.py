import tensorflow as tf
from tensorflow import keras

v = tf.Variable([1.0, 2.0])
opt = keras.optimizers.SGD(learning_rate=0.1)
for i in range(3):
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(v ** 2)
    g = tape.gradient(loss, [v])
    opt.apply_gradients(zip(g, [v]))
    print(i, loss.numpy(), v.numpy())
print(opt.learning_rate.numpy(), opt.iterations.numpy())
m = keras.optimizers.SGD(0.1, momentum=0.9)
w = tf.Variable(1.0)
for i in range(3):
    with tf.GradientTape() as tape:
        loss = w * w
    m.apply_gradients([(tape.gradient(loss, w), w)])
    print(w.numpy())
