import jax
import jax.numpy as jnp
m = jnp.array([[1.0, -2.0, 3.0], [0.5, 0.25, -1.25]])
print(jnp.max(m), jnp.max(m, axis=0), m.max(axis=1), repr(m.max()))
print(jnp.max(jnp.array([3, 1, 2])))
print(m.max(axis=-1, keepdims=True))
