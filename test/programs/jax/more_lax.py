from jax import lax, grad, vmap, jit, random
import jax.numpy as jnp
from jax.nn import gelu, silu
print(lax.logistic(jnp.array([1.0, -1.0])), lax.tanh(jnp.array(0.3)), lax.rsqrt(jnp.array(2.0)), lax.stop_gradient(jnp.array(2.0)))
print(gelu(jnp.array([1.0])), silu(jnp.array(2.0)), grad(silu)(1.0), vmap(grad(gelu))(jnp.array([0.5])))
print(random.uniform(random.PRNGKey(0)))
