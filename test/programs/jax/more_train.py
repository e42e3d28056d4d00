import jax
import jax.numpy as jnp
x = jnp.array([0.0, 1.0, 2.0, 3.0])
y = 2 * x + 1
def loss(w, b):
    return jnp.mean((w * x + b - y) ** 2)
w, b = 0.0, 0.0
for step in range(5):
    gw, gb = jax.grad(loss, argnums=(0, 1))(w, b)
    w, b = w - 0.1 * gw, b - 0.1 * gb
    print(step, w, b, loss(w, b))
