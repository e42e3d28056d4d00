import jax
import jax.numpy as jnp
x = jnp.array([0.1, -1.7, 2.3], dtype=jnp.bfloat16)
print(x, jax.nn.relu(x), x * 2, repr(x), jax.nn.gelu(x))
y = x.astype(jnp.float16)
print(y, y + 1, jax.nn.sigmoid(y), y.sum())
