import jax
import jax.numpy as jnp
from jax import nn
x = jnp.array([-3.0, -1.5, -0.5, 0.0, 0.3, 1.0, 2.5])
m = jnp.array([[1.0, -2.0, 3.0], [0.5, 0.25, -1.25]])
print(nn.hard_tanh(x))
print(nn.hard_tanh(m))
print(repr(nn.hard_tanh(jnp.array(0.7))))
print(nn.hard_tanh(x[3:6]))
