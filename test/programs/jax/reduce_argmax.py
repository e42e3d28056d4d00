import jax
import jax.numpy as jnp
m = jnp.array([[1.0, -2.0, 3.0], [0.5, 0.25, -1.25]])
print(jnp.argmax(m), m.argmax(axis=1), repr(jnp.argmax(m, axis=0)))
