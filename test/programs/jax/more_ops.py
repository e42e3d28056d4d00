import jax
import jax.numpy as jnp
x = jnp.array([-3.0, -1.5, -0.5, 0.0, 0.3, 1.0, 2.5])
print(x + 1, 2 - x, x * x, x / 3, x // 2, x % 2, x ** 2, -x, x ** 3, x ** -1)
print(x > 0, x == 0, (x > 0) & (x < 2), ~(x > 0))
print(repr(jnp.array([True]) + 1), repr(1.5 * jnp.arange(3)), repr(jnp.array(2) / 4))
print(jnp.arange(5) // 2, jnp.arange(-3, 3) % 4, jnp.arange(4) ** 2, 2 ** jnp.arange(4))
