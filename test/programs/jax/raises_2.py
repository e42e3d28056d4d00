import jax
import jax.numpy as jnp
print(jnp.zeros(3) + jnp.zeros(4))
