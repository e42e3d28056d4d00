import jax
import jax.numpy as jnp
m = jnp.array([[1.0, -2.0, 3.0], [0.5, 0.25, -1.25]])
print(m.shape, m.T.shape, m.reshape(3, 2), m.reshape(-1), m.ravel(), m.size, m.ndim)
print(jnp.concatenate([m, m]), jnp.stack([m, m]).shape)
print(jnp.split(m, 3, axis=1))
print(jnp.expand_dims(m, 0).shape, jnp.squeeze(m[None]).shape, jnp.transpose(m))
print(jnp.tril(jnp.ones((3, 3))), jnp.eye(2), jnp.diag(jnp.eye(3)))
print(jnp.sort(jnp.array([3.0, 1.0, 2.0])), jnp.flip(m, 1), jnp.repeat(jnp.arange(3), 2))
