import tensorflow as tf
import numpy as np

t = tf.constant(np.arange(6).reshape(2, 3))
print(t, t.dtype)
print(np.array(t), np.sum(t), np.mean(tf.constant([1.0, 2.0])))
print(tf.constant(np.float32(1.5)), tf.constant(np.array([1, 2], dtype=np.int32)))
print(np.allclose(tf.nn.relu([-1.0, 1.0]), [0.0, 1.0]))
print(t.numpy() * 2, tf.constant([1.0]) * np.array([2.0], dtype=np.float32))
print(np.maximum(tf.constant([-1.0, 1.0]), 0))
a = tf.nn.sigmoid(np.array([0.0, 1.0]))
print(a, a.dtype)
print(tf.convert_to_tensor([1, 2, 3], dtype=tf.float32), tf.convert_to_tensor(np.eye(2)))
