"""Records sums, means, variances and products of PyTorch and NumPy: python record.py > recorded.json (torch 2.13.0, numpy 2.4.6)."""
import json

import numpy as np
import torch

rng = np.random.default_rng(0)
cases = []
shapes = [(7,), (40,), (130,), (5, 9), (9, 17), (33, 8), (3, 4, 20)]
for shape in shapes:
    for dtype in ("float32", "float64", "float16", "bfloat16"):
        if dtype != "float32" and shape[0] in (40, 33):
            continue
        x = np.round(rng.standard_normal(shape), 2)
        for axes in [None] + [(k,) for k in range(len(shape))] + ([(0, 2)] if len(shape) == 3 else []):
            every = tuple(range(len(shape))) if axes is None else axes
            flat = lambda r: [float(v) for v in np.asarray(r, dtype=np.float64).reshape(-1)]
            t = torch.tensor(x).to(getattr(torch, dtype))
            row = {"dtype": dtype, "shape": shape, "values": x.reshape(-1).tolist(), "axes": every}
            row["torch"] = [flat(r.double()) for r in (t.sum(every), t.mean(every), t.var(every, correction=1))]
            if dtype != "bfloat16":
                a = x.astype(dtype)
                row["numpy"] = [flat(r) for r in (a.sum(every), a.mean(every), a.var(every, ddof=1))]
            cases.append(row)
print("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]")
