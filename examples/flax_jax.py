"""Activations in JAX and Flax."""

import jax
import jax.numpy as jnp
from flax import nnx

x = jnp.array([-2.0, -1.0, 0.0, 1.0, 2.0])

print(jax.nn.relu(x))
print(jax.nn.gelu(x))
print(jax.nn.gelu(x, approximate=False))
print(nnx.swish(x))


class SwiGLU(nnx.Module):
    """(SiLU(xW) * xV) W2: three matrices, so the hidden width shrinks to 8/3."""

    def __init__(self, features: int, hidden: int, *, rngs: nnx.Rngs):
        self.gate = nnx.Linear(features, hidden, use_bias=False, rngs=rngs)
        self.value = nnx.Linear(features, hidden, use_bias=False, rngs=rngs)
        self.out = nnx.Linear(hidden, features, use_bias=False, rngs=rngs)

    def __call__(self, x):
        return self.out(nnx.silu(self.gate(x)) * self.value(x))
