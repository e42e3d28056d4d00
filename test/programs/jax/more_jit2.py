import jax
import jax.numpy as jnp
from functools import partial
@partial(jax.jit, static_argnums=(1,))
def power(x, n):
    return x ** n
print(power(jnp.array([1.0, 2.0, 3.0]), 3))
@partial(jax.jit, static_argnames=['approximate'])
def act(x, approximate=True):
    return jax.nn.gelu(x, approximate=approximate)
print(act(jnp.array([-1.0, 0.5])), act(jnp.array([-1.0, 0.5]), approximate=False))
@jax.jit
def layer(x, w, b):
    return jax.nn.relu(x @ w + b)
print(layer(jnp.array([[1.0, 2.0]]), jnp.array([[1.0], [0.5]]), jnp.array([-1.0])))
print(jax.jit(lambda x: x * 2 + 1)(jnp.arange(3)))
