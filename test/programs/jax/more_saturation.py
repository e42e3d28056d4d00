import jax
import jax.numpy as jnp
for v in (-10.0, -5.0, 0.0, 5.0, 10.0):
    print(v, jax.nn.sigmoid(v), jax.grad(jax.nn.sigmoid)(v), jax.grad(jnp.tanh)(v))
g = 1.0
for _ in range(10):
    g *= 0.25
print(g)
print(jax.grad(lambda x: jax.nn.sigmoid(jax.nn.sigmoid(jax.nn.sigmoid(x))))(0.5))
