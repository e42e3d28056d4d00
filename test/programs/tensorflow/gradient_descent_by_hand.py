import tensorflow as tf

X = tf.constant([1.0, 2.0, 3.0, 4.0])
Y = tf.constant([3.0, 5.0, 7.0, 9.0])
w = tf.Variable(0.0)
b = tf.Variable(0.0)
lr = 0.05
for step in range(5):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((w * X + b - Y) ** 2)
    dw, db = tape.gradient(loss, [w, b])
    w.assign_sub(lr * dw)
    b.assign_sub(lr * db)
    print(f"step {step}: loss={loss.numpy():.4f} w={w.numpy():.4f} b={b.numpy():.4f}")
