import jax
import jax.numpy as jnp
m = jnp.array([[1.0, -2.0, 3.0], [0.5, 0.25, -1.25]])
w = jnp.array([[1.0, 0.5], [0.25, -1.0], [2.0, 0.0]])
print(m @ w)
print(jnp.dot(m, w), jnp.matmul(m, w), m[0] @ m[1], jnp.outer(m[0], m[1]))
print(jax.grad(lambda w: jnp.sum(m @ w))(w))
print(jax.grad(lambda w: jnp.mean((m @ w) ** 2))(w))
