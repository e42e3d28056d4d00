import jax
import jax.numpy as jnp
a = jnp.array(1.5)
print(float(a), int(a), a.item(), bool(a > 1), f'{a:.3f} {a}', jnp.array([1.5, 2]).tolist(), len(jnp.zeros(4)))
print(f'{jnp.array(3)} {jnp.array(3):d}', abs(jnp.array(-2.0)), round(float(a), 1), type(a).__name__)
print(jnp.float32(2) + 1, jnp.int32(3), jnp.pi, jnp.inf, a.dtype == jnp.float32, a.dtype)
