import jax
import jax.numpy as jnp
m = jnp.array([[1.0, -2.0, 3.0], [0.5, 0.25, -1.25]])
print(jnp.prod(m), jnp.prod(m, axis=0), m.prod(axis=1), repr(m.prod()))
print(jnp.prod(jnp.array([3, 1, 2])))
print(m.prod(axis=-1, keepdims=True))
