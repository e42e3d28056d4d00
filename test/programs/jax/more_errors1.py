import jax
import jax.numpy as jnp
try:
    x = jnp.arange(3)
    x[0] = 1
except TypeError as e:
    print(type(e).__name__, e)
try:
    jnp.ones((2, 3)) @ jnp.ones((2, 3))
except TypeError as e:
    print(type(e).__name__, e)
try:
    jnp.ones(3) + jnp.ones(4)
except Exception as e:
    print(type(e).__name__, e)
try:
    jnp.ones(6).reshape(4, 2)
except Exception as e:
    print(type(e).__name__, e)
try:
    jax.grad(lambda x: x * 2)(jnp.ones(2))
except Exception as e:
    print(type(e).__name__, e)
try:
    jax.grad(lambda x: x * 2)(3)
except Exception as e:
    print(type(e).__name__, e)
