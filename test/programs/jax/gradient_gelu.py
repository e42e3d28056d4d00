import jax
import jax.numpy as jnp
x = jnp.array([-3.0, -1.5, -0.5, 0.0, 0.3, 1.0, 2.5])
print(jax.grad(lambda v: jnp.sum(jax.nn.gelu(v)))(x))
print(jax.grad(lambda v: jnp.sum(jax.nn.gelu(v) * v))(x))
