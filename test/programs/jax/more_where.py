import jax
import jax.numpy as jnp
x = jnp.array([-3.0, -1.5, -0.5, 0.0, 0.3, 1.0, 2.5])
print(jnp.where(x > 0, x, 0.0), jnp.maximum(x, 0), jnp.minimum(x, 1.0), jnp.clip(x, -1, 1), jnp.clip(x, min=0))
print(jnp.isnan(x), jnp.cumsum(x), jnp.power(x, 2), jnp.logaddexp(x, 0.0))
print(jnp.sum(x > 0), jnp.mean(x > 0), (x > 0).any(), (x > 0).all(), jnp.sum(jnp.where(x > 0, x, 0)))
