import jax
import jax.numpy as jnp
m = jnp.array([[1.0, -2.0, 3.0], [0.5, 0.25, -1.25]])
print(jnp.mean(m), jnp.mean(m, axis=0), m.mean(axis=1), repr(m.mean()))
print(jnp.mean(jnp.array([3, 1, 2])))
print(m.mean(axis=-1, keepdims=True))
