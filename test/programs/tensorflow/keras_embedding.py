import tensorflow as tf
from tensorflow.keras import layers
import numpy as np

emb = layers.Embedding(5, 2, embeddings_initializer="ones")
print(emb(tf.constant([[0, 1], [2, 4]])))
emb.set_weights([np.arange(10.0).reshape(5, 2)])
print(emb(np.array([3, 1])).numpy())
print(emb.embeddings.shape, emb.input_dim, emb.output_dim)
