import jax
import jax.numpy as jnp
x = jnp.array([1.0, 2.0])
print(repr(x), [x], (x, 1), {'a': x})
print(repr(jnp.array([[1, 2], [3, 4]])))
print(f"{x[0]:.2f} {x[1]}", f"{x}", str(x), f"{x.mean():.4f}")
print(repr(jnp.float32(2)), repr(jnp.array(3)), repr(jnp.array(True)), repr(jnp.zeros((2, 0))))
print(x.shape, x.dtype, type(x).__name__, len(x))
print(jnp.array([1e-8, 1.0]), jnp.array([1e10]), jnp.array([123456.789]), jnp.array([0.1 + 0.2]))
print(repr(jnp.arange(20)), repr(jnp.linspace(0, 1, 7)))
