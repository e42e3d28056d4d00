import jax
import jax.numpy as jnp
from jax import nn
x = jnp.array([-3.0, -1.5, -0.5, 0.0, 0.3, 1.0, 2.5])
m = jnp.array([[1.0, -2.0, 3.0], [0.5, 0.25, -1.25]])
print(nn.tanh(x))
print(nn.tanh(m))
print(repr(nn.tanh(jnp.array(0.7))))
print(nn.tanh(x[3:6]))
