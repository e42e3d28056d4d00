import jax
import jax.numpy as jnp
from jax import lax
print(lax.cond(True, lambda x: x + 1, lambda x: x - 1, 5.0))
print(lax.cond(jnp.array(2.0) > 3, lambda x: x * 2, lambda x: x * 3, jnp.array([1.0, 2.0])))
print(lax.fori_loop(0, 5, lambda i, a: a + i, 0))
print(lax.while_loop(lambda x: x < 100, lambda x: x * 2, 1))
c, ys = lax.scan(lambda c, x: (c + x, c * x), 0.0, jnp.array([1.0, 2.0, 3.0]))
print(c, ys)
print(lax.map(lambda x: x ** 2, jnp.arange(4.0)), lax.select(jnp.array([True, False]), jnp.ones(2), jnp.zeros(2)))
print(lax.switch(1, [lambda x: x, lambda x: x * 10], 2.0))
