import jax
import jax.numpy as jnp
def loss(w, x):
    y = jnp.dot(w, x)
    return (y - 1.0) ** 2, y
(value, aux), g = jax.value_and_grad(loss, has_aux=True)(jnp.array([0.5, -0.2]), jnp.array([1.0, 2.0]))
print(value, aux, g)
g, aux = jax.grad(loss, has_aux=True)(jnp.array([0.5, -0.2]), jnp.array([1.0, 2.0]))
print(g, aux)
