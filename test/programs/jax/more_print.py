import jax
import jax.numpy as jnp
print(jnp.arange(12.0).reshape(3, 4))
print(repr(jnp.arange(30.0)))
print(jnp.arange(2000))
print(repr(jnp.zeros((0, 2))), jnp.array([[True, False]]), repr(jnp.array([1e-10, 1.0])))
print({'a': jnp.ones(2)}, (jnp.array(1),))
