import jax
import jax.numpy as jnp
m = jnp.array([[1.0, -2.0, 3.0], [0.5, 0.25, -1.25]])
print(m[0], m[:, 1], m[-1, ::2], m[..., None].shape, m[jnp.array([1, 0])], m[m > 0])
print(m.at[0, 1].set(9.0))
print(m.at[:, 0].add(1))
print(m.at[1].multiply(2.0))
print(m.at[0].get())
for r in m: print(r)
