import tensorflow as tf

opt = tf.keras.optimizers.Adam(learning_rate=0.01)
w = tf.Variable([[0.5, -0.5], [1.0, 2.0]])
b = tf.Variable([0.0, 0.1])
x = tf.constant([[1.0, 2.0], [3.0, 4.0]])
for step in range(3):
    with tf.GradientTape() as tape:
        y = tf.nn.tanh(x * w + b)
        loss = tf.reduce_sum(y ** 2)
    grads = tape.gradient(loss, [w, b])
    opt.apply_gradients(zip(grads, [w, b]))
    print(step, loss.numpy())
print(w.numpy(), b.numpy())
print(int(opt.iterations), float(opt.learning_rate))
opt.learning_rate = 0.5
print(opt.learning_rate)
sgd = tf.keras.optimizers.SGD(0.1, momentum=0.9, nesterov=True)
v = tf.Variable(1.0)
for _ in range(3):
    with tf.GradientTape() as t:
        l = v ** 2
    sgd.apply_gradients([(t.gradient(l, v), v)])
print(v.numpy())
c = tf.keras.optimizers.SGD(1.0, clipnorm=1.0)
u = tf.Variable([3.0, 4.0])
c.apply_gradients([(tf.constant([3.0, 4.0]), u)])
print(u.numpy())
r = tf.keras.optimizers.RMSprop(0.1, momentum=0.5)
q = tf.Variable([1.0, -2.0, 0.3])
for _ in range(2):
    r.apply_gradients([(2 * q, q)])
print(q.numpy())
