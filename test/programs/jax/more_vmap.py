import jax
import jax.numpy as jnp
m = jnp.array([[1.0, -2.0, 3.0], [0.5, 0.25, -1.25]])
print(jax.vmap(jnp.sum)(m), jax.vmap(lambda a, b: a * b, in_axes=(0, None))(m, m[0]))
print(jax.vmap(jax.vmap(lambda v: v ** 2))(m))
print(jax.vmap(lambda v: {'a': v.max(), 'b': v + 1})(m))
print(jax.vmap(jnp.dot)(m, m))
