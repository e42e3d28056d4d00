import jax
import jax.numpy as jnp
params = {'w': jnp.array([1.0, -2.0]), 'b': jnp.array(0.5)}
def loss(p, x, y):
    pred = jnp.dot(x, p['w']) + p['b']
    return jnp.mean((pred - y) ** 2)
x = jnp.array([[1.0, 2.0], [3.0, 4.0]])
y = jnp.array([1.0, 0.0])
print(loss(params, x, y))
g = jax.grad(loss)(params, x, y)
print(g)
params = jax.tree.map(lambda p, g: p - 0.1 * g, params, g)
print(params['w'], params['b'])
print(loss(params, x, y))
