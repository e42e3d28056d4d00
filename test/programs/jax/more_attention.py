import jax
import jax.numpy as jnp
q = jnp.array([[1.0, 0.0], [0.0, 1.0]])
k = jnp.array([[1.0, 0.5], [0.5, 1.0]])
v = jnp.array([[1.0, 2.0], [3.0, 4.0]])
scores = q @ k.T / jnp.sqrt(2.0)
print(scores)
weights = jax.nn.softmax(scores, axis=-1)
print(weights, weights @ v)
mask = jnp.tril(jnp.ones((2, 2)))
print(jax.nn.softmax(jnp.where(mask == 1, scores, -1e9)))
