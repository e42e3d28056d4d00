import jax
import jax.numpy as jnp
def init(key, sizes):
    keys = jax.random.split(key, len(sizes) - 1)
    return [(jax.random.normal(k, (m, n)) * 0.1, jnp.zeros(n)) for k, m, n in zip(keys, sizes[:-1], sizes[1:])]
def forward(params, x):
    for w, b in params[:-1]:
        x = jax.nn.relu(x @ w + b)
    w, b = params[-1]
    return x @ w + b
def loss(params, x, y):
    return jnp.mean((forward(params, x) - y) ** 2)
params = init(jax.random.PRNGKey(0), [2, 4, 1])
x = jnp.array([[0.0, 1.0], [1.0, 0.0]])
y = jnp.array([[1.0], [0.0]])
print(loss(params, x, y))
g = jax.grad(loss)(params, x, y)
params = jax.tree_util.tree_map(lambda p, q: p - 0.5 * q, params, g)
print(loss(params, x, y))
print(params[0][0].shape)
