import jax
import jax.numpy as jnp
def init(key, sizes):
    keys = jax.random.split(key, len(sizes) - 1)
    return [(jax.random.normal(k, (m, n)) * 0.1, jnp.zeros(n)) for k, m, n in zip(keys, sizes[:-1], sizes[1:])]
params = init(jax.random.PRNGKey(0), [2, 4, 1])
def forward(params, x):
    for w, b in params[:-1]:
        x = jax.nn.relu(x @ w + b)
    w, b = params[-1]
    return x @ w + b
x = jnp.array([[1.0, 2.0]])
print(forward(params, x))
print(jax.tree.map(jnp.shape, params))
loss = lambda p: jnp.mean(forward(p, x) ** 2)
print(loss(params))
g = jax.grad(loss)(params)
print(g[0][0], g[1][1])
