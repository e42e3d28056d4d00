import jax
import jax.numpy as jnp
m = jnp.array([[1.0, -2.0, 3.0], [0.5, 0.25, -1.25]])
print(jnp.any(m), jnp.any(m, axis=0), m.any(axis=1), repr(m.any()))
print(jnp.any(jnp.array([3, 1, 2])))
print(m.any(axis=-1, keepdims=True))
