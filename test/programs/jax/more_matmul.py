import jax
import jax.numpy as jnp
x = jnp.array([[0.1, 0.2], [0.3, 0.4]])
w = jnp.array([[0.5, -0.3], [0.8, 0.2]])
print(x @ w)
print(x @ w[0], w[1] @ x)
print((x @ w + jnp.array([0.1, -0.1])))
print(jax.nn.relu(x @ w - 0.3))
