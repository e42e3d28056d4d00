import jax
import jax.numpy as jnp
def naive(x):
    return jnp.log(1 + jnp.exp(x))
x = jnp.array([-100.0, 0.0, 100.0])
print(naive(x), jax.nn.softplus(x))
print(jax.grad(naive)(100.0), jax.grad(jax.nn.softplus)(100.0))
print(jnp.exp(jnp.array(1000.0)), jnp.log(jnp.array(0.0)), jnp.sqrt(jnp.array(-1.0)), 1 / jnp.array(0.0))
print(jax.nn.sigmoid(jnp.array([-100.0, 100.0])), jnp.tanh(jnp.array([-50.0, 50.0])))
