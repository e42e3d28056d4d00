import jax
import jax.numpy as jnp
key = jax.random.PRNGKey(42)
k1, k2, k3 = jax.random.split(key, 3)
print(jax.random.normal(k1, (3,)), jax.random.uniform(k2, (2, 2)), jax.random.randint(k3, (5,), 0, 10))
print(jax.random.bernoulli(k1, 0.3, (4,)), jax.random.permutation(k2, 5), jax.random.choice(k3, 5, (3,)))
print(jax.random.fold_in(key, 1), jax.random.normal(key), jax.random.uniform(key, minval=-1, maxval=1))
print(jax.random.choice(k1, jnp.array([10, 20, 30]), (2,)), jax.random.choice(k1, 5, (3,), replace=False))
