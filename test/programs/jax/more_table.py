import jax
import jax.numpy as jnp
x = jnp.array([-1.0, 0.0, 1.0])
for f in (jax.nn.relu, jax.nn.sigmoid, jnp.tanh, jax.nn.gelu, jax.nn.silu, jax.nn.softplus):
    y = f(x)
    print(f"{f.__name__:10s}", " ".join(f"{float(v):8.4f}" for v in y))
