import jax
import jax.numpy as jnp
from functools import partial
@jax.jit
def f(x, y=2.0):
    return x * y + 1.0
print(f(jnp.array([1.0, 2.0])), f(3.0), repr(f(jnp.arange(3))))
@partial(jax.jit, static_argnames=('n',))
def g(x, n):
    return x ** n
print(g(jnp.array([1.5, 2.0]), n=2))
h = jax.jit(jax.nn.relu)
print(h(jnp.array([-1.0, 1.0])))
