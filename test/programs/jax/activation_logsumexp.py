import jax
import jax.numpy as jnp
from jax import nn
x = jnp.array([-3.0, -1.5, -0.5, 0.0, 0.3, 1.0, 2.5])
m = jnp.array([[1.0, -2.0, 3.0], [0.5, 0.25, -1.25]])
print(nn.logsumexp(x))
print(nn.logsumexp(m))
print(repr(nn.logsumexp(jnp.array(0.7))))
print(nn.logsumexp(x[3:6]))
