import jax
import jax.numpy as jnp
print(jnp.array([1e-5, 123456.0]), jnp.array(1e20), jnp.array(123456789.0), jnp.array([1.0, 1000000.0]), jnp.array(0.1) + 0.2, jnp.array(1/3))
print(jnp.array([0.1, 0.2]) * 3, jnp.sqrt(2.0), jnp.exp(jnp.array([1.0, 2.0, 3.0])), jnp.log(jnp.array([0.5, 2.0])))
