import jax
import jax.numpy as jnp
x = jnp.array([0.1, 0.25, 0.5, 0.9, 1.0])
print(jnp.sqrt(x))
print(jnp.sqrt(0.5), repr(jnp.sqrt(jnp.array(1))))
print(jax.vmap(jax.grad(jnp.sqrt))(x))
