import numpy as np
import jax
import jax.numpy as jnp
x = jnp.array(np.array([0.5, 1.5]))
print(x, np.asarray(x), np.array(x).dtype, x + np.array([1.0, 2.0], dtype=np.float32), repr(jnp.asarray(np.arange(3))))
print(np.float32(0.1) + x, repr(x * np.float64(2.0)), np.sum(np.asarray(x)))
