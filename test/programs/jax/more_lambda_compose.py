import jax
import jax.numpy as jnp
def compose(*fs):
    def run(x):
        for f in fs:
            x = f(x)
        return x
    return run
f = compose(jax.nn.relu, lambda x: x * 2, jnp.sum)
print(f(jnp.array([-1.0, 2.0, 3.0])), jax.grad(f)(jnp.array([-1.0, 2.0, 3.0])))
layer_norm = lambda x, eps=1e-5: (x - x.mean(-1, keepdims=True)) / jnp.sqrt(x.var(-1, keepdims=True) + eps)
print(layer_norm(jnp.array([[1.0, 2.0, 3.0], [4.0, 4.0, 4.0]])))
rms = lambda x: x / jnp.sqrt(jnp.mean(x ** 2) + 1e-6)
print(rms(jnp.array([1.0, 2.0, 3.0])))
