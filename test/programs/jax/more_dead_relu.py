import jax
import jax.numpy as jnp
x = jnp.linspace(-3, 3, 7)
for name, f in {'relu': jax.nn.relu, 'leaky': jax.nn.leaky_relu, 'elu': jax.nn.elu, 'gelu': jax.nn.gelu, 'silu': jax.nn.silu}.items():
    print(name, f(x), jax.vmap(jax.grad(f))(x))
