import jax
import jax.numpy as jnp
def f(x, y):
    return x ** 2 * y + jnp.sin(y)
print(jax.grad(f)(2.0, 3.0), jax.grad(f, argnums=1)(2.0, 3.0), jax.grad(f, argnums=(0, 1))(2.0, 3.0))
print(jax.value_and_grad(f)(2.0, 3.0))
print(jax.grad(jax.grad(lambda x: x ** 4))(1.5))
