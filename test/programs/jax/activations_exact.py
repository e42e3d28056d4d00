import jax
import jax.numpy as jnp

x = jnp.array([-3.0, -1.0, -0.5, 0.0, 0.5, 1.0, 3.0])
for f in (jax.nn.hard_tanh, jax.nn.soft_sign, jax.nn.sparse_plus, jax.nn.sparse_sigmoid, jax.nn.identity):
    print(f.__name__, f(x))
    print(jax.grad(lambda v: f(v).sum())(x))
print(repr(jax.nn.hard_tanh(jnp.array([-3, 0, 2]))), repr(jax.nn.relu6(jnp.array([-3, 0, 7]))))
print(repr(jax.nn.hard_tanh(2.0)), repr(jax.nn.soft_sign(1.0)))
try:
    jax.nn.sigmoid(jnp.array([1, 2]))
except TypeError as e:
    print(e)
