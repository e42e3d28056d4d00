import jax
import jax.numpy as jnp
f = lambda x: x ** 3 + 2 * x ** 2
print(jax.grad(f)(2.0), jax.grad(jax.grad(f))(2.0), jax.grad(jax.grad(jax.grad(f)))(2.0))
print(jax.hessian(lambda v: jnp.sum(v ** 3))(jnp.array([1.0, 2.0])))
print(jax.jacrev(lambda v: v * 2)(jnp.array([1.0, 2.0])))
print(jax.grad(jax.grad(jnp.tanh))(0.5))
print(jax.grad(lambda x, y: x * y, argnums=(0, 1))(2.0, 3.0))
print(jax.grad(lambda x: (x ** 2, x + 1), has_aux=True)(3.0))
