import jax
import jax.numpy as jnp
x = jnp.array([[1.0, -1.0, 0.5, 2.0]])
print(jax.nn.glu(x), jax.nn.glu(x, axis=-1))
a, b = jnp.split(x, 2, axis=-1)
print(jax.nn.gelu(a) * b, a * jax.nn.sigmoid(b), jax.nn.relu(a) * b, jax.nn.silu(a) * b)
