import jax
import jax.numpy as jnp
k = jax.random.PRNGKey(42)
k1, k2, k3 = jax.random.split(k, 3)
print(k1, k2)
print(jax.random.normal(k1, (2, 3)))
print(jax.random.uniform(k2, (5,), minval=-0.3, maxval=2.7))
print(jax.random.randint(k3, (4,), 0, 100), jax.random.bernoulli(k1, 0.3, (6,)))
print(jax.random.permutation(k2, jnp.arange(10)), jax.random.normal(jax.random.fold_in(k, 3), (2,)))
print(repr(k))
for kk in jax.random.split(jax.random.key(1), 2): print(jax.random.uniform(kk))
print(jax.random.randint(k, (3,), -50, 50), jax.random.randint(k, (2, 2), 5, 1000000))
