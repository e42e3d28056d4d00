import tensorflow as tf

bools = tf.constant([True, False])
bytes_ = tf.constant([1, 2], dtype=tf.uint8)
whole = tf.constant([1, -2])
real = tf.constant([1.0, float("nan")])


def shown(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)


def changed(operator):
    variable = tf.Variable([1.0, 2.0])
    if operator == "+":
        variable += 1
    elif operator == "-":
        variable -= 1
    elif operator == "*":
        variable *= 2
    elif operator == "/":
        variable /= 2
    elif operator == "**":
        variable **= 2
    else:
        variable //= 2
    return variable


for operator in ["+", "-", "*", "/", "**", "//"]:
    shown(lambda: changed(operator))
shown(lambda: -bools)
shown(lambda: abs(bools))
shown(lambda: -bytes_)
shown(lambda: tf.sign(bytes_))
shown(lambda: bools < bools)
shown(lambda: tf.floor(whole))
shown(lambda: tf.math.ceil(whole))
shown(lambda: tf.math.is_nan(whole))
shown(lambda: tf.math.is_nan(real))
shown(lambda: tf.math.is_finite(real))
shown(lambda: tf.reduce_all(real))
shown(lambda: tf.reduce_any(bools))
shown(lambda: tf.logical_and(whole, whole))
shown(lambda: tf.logical_or(bools, bools))
shown(lambda: tf.logical_not(real))
shown(lambda: real / whole)
shown(lambda: tf.divide(whole, real))
