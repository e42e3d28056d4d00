import jax
import jax.numpy as jnp
from jax import nn
x = jnp.array([-3.0, -1.5, -0.5, 0.0, 0.3, 1.0, 2.5])
m = jnp.array([[1.0, -2.0, 3.0], [0.5, 0.25, -1.25]])
print(nn.leaky_relu(x))
print(nn.leaky_relu(m))
print(repr(nn.leaky_relu(jnp.array(0.7))))
print(nn.leaky_relu(x[3:6]))
