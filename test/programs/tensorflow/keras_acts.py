import tensorflow as tf
x = tf.constant([-3.0, -1.0, 0.0, 1.0, 3.0])
for n in ['relu', 'sigmoid', 'tanh', 'softmax', 'elu', 'selu', 'softplus', 'softsign', 'swish', 'gelu', 'silu', 'mish', 'hard_sigmoid', 'exponential', 'linear', 'leaky_relu', 'relu6', 'hard_silu', 'log_softmax']:
    try:
        f = tf.keras.activations.get(n)
        v = tf.reshape(x, (1, 5)) if 'softmax' in n else x
        print(n, f(v).numpy())
    except Exception as e:
        print(n, type(e).__name__, e)
