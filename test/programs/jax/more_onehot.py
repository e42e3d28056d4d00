import jax
import jax.numpy as jnp
print(jax.nn.one_hot(jnp.array([0, 2, 1]), 3))
logits = jnp.array([[2.0, 1.0, 0.1], [0.5, 2.5, 0.0]])
labels = jnp.array([0, 1])
loss = -jnp.mean(jnp.sum(jax.nn.one_hot(labels, 3) * jax.nn.log_softmax(logits), axis=-1))
print(loss)
print(jax.nn.logsumexp(logits, axis=-1), jax.nn.softmax(logits, axis=-1).sum(axis=-1))
