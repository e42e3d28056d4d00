import jax
import jax.numpy as jnp
from typing import NamedTuple
class Params(NamedTuple):
    w: jnp.ndarray
    b: jnp.ndarray
def dense(p, x):
    return jax.nn.tanh(x @ p.w + p.b)
p = Params(jnp.array([[0.5, -0.5], [0.25, 1.0]]), jnp.array([0.1, -0.1]))
print(dense(p, jnp.array([1.0, 2.0])))
g = jax.grad(lambda p: dense(p, jnp.array([1.0, 2.0])).sum())(p)
print(g)
print(jax.tree.map(lambda x: x * 2, p).b)
