import jax
import jax.numpy as jnp
params = {'w': jnp.array([1.0, 2.0]), 'b': jnp.array(0.5)}
def loss(p, x):
    return jnp.sum((p['w'] * x + p['b']) ** 2)
g = jax.grad(loss)(params, jnp.array([3.0, 4.0]))
print(g)
new = jax.tree_util.tree_map(lambda p, g: p - 0.1 * g, params, g)
print(new)
print(jax.tree.map(jnp.shape, params) if False else jax.tree.leaves(params))
v, g = jax.value_and_grad(loss)(params, jnp.array([3.0, 4.0]))
print(v, g['w'])
