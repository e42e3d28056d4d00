import jax
import jax.numpy as jnp
key = jax.random.PRNGKey(0)
for name in ('glorot_uniform', 'glorot_normal', 'he_normal', 'he_uniform', 'lecun_normal', 'lecun_uniform'):
    init = getattr(jax.nn.initializers, name)()
    print(name, init(key, (2, 2), jnp.float32))
print(jax.nn.initializers.zeros(key, (2,), jnp.float32), jax.nn.initializers.ones(key, (2,)), jax.nn.initializers.constant(0.5)(key, (2,)))
print(jax.nn.initializers.normal(0.1)(key, (3,)), jax.nn.initializers.uniform(0.1)(key, (3,)), jax.nn.initializers.truncated_normal(0.1)(key, (3,)))
