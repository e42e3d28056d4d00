import jax
import jax.numpy as jnp
jnp.zeros((2,3)).reshape(4, 2)
