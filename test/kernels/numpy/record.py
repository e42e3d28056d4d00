"""Records NumPy's exp, log and tanh: python record.py > recorded.json (numpy 2.4.6 on a processor with AVX-512)."""
import json

import numpy as np

rng = np.random.default_rng(1)
rows = []
for dtype in ("float64", "float32"):
    for name, x in (("exp", rng.uniform(-30, 30, 60)), ("exp", rng.uniform(-1, 1, 40)), ("log", rng.uniform(0, 3, 60)), ("log", 2.0 ** rng.uniform(-60, 60, 40)), ("tanh", rng.uniform(-4, 4, 60))):
        x = x.astype(dtype)
        rows.append({"name": name, "dtype": dtype, "x": x.astype(float).tolist(), "y": getattr(np, name)(x).astype(float).tolist()})
print(json.dumps(rows))
