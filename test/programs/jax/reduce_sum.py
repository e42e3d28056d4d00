import jax
import jax.numpy as jnp
m = jnp.array([[1.0, -2.0, 3.0], [0.5, 0.25, -1.25]])
print(jnp.sum(m), jnp.sum(m, axis=0), m.sum(axis=1), repr(m.sum()))
print(jnp.sum(jnp.array([3, 1, 2])))
print(m.sum(axis=-1, keepdims=True))
