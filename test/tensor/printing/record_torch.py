"""Records how PyTorch prints tensors: python record_torch.py COUNT SEED > torch.json (torch 2.13.0)."""
import json
import random
import sys

import torch

count, seed = int(sys.argv[1]), int(sys.argv[2])
pick = random.Random(seed)
dtypes = ["float32", "float32", "float32", "float64", "float16", "bfloat16", "int64", "int32", "int8", "uint8", "bool"]


def numbers(dtype, n):
    if dtype == "bool":
        return [pick.random() < 0.5 for _ in range(n)]
    if not dtype.startswith(("float", "bfloat")):
        top = pick.choice([5, 100] if "8" in dtype else [5, 100, 10**6])
        return [pick.randint(0 if dtype == "uint8" else -top, top) for _ in range(n)]
    kind = pick.choice(["normal", "whole", "unit", "wide", "small", "large", "special", "ties"])
    make = {
        "normal": lambda: pick.gauss(0, 1),
        "whole": lambda: float(pick.randint(-20, 1200)),
        "unit": lambda: pick.random(),
        "wide": lambda: pick.gauss(0, 1) * 10 ** pick.randint(-6, 6),
        "small": lambda: pick.random() * 1e-5,
        "large": lambda: pick.gauss(0, 1) * 1e9,
        "special": lambda: pick.choice([0.0, -0.0, float("nan"), float("inf"), -float("inf"), 1.0, -2.5, 1e-3]),
        "ties": lambda: pick.randint(-64, 64) / 32,
    }[kind]
    return [make() for _ in range(n)]


def text(x):
    return x if isinstance(x, bool) or x == x and abs(x) != float("inf") and str(x) != "-0.0" else str(x)


cases = []
for _ in range(count):
    dtype = pick.choice(dtypes)
    rank = pick.choice([0, 1, 1, 1, 2, 2, 3, 4])
    shape = [pick.choice([0, 1, 2, 3, 4, 5, 7, 9, 15, 30] if rank < 3 else [1, 2, 3]) for _ in range(rank)]
    size = 1
    for extent in shape:
        size *= extent
    options = {}
    if pick.random() < 0.3:
        options = {k: v for k, v in dict(
            precision=pick.choice([0, 1, 2, 6, 8]), threshold=pick.choice([0, 5, 10]), edgeitems=pick.choice([1, 2, 3]),
            linewidth=pick.choice([20, 40, 60, 120]), sci_mode=pick.choice([True, False])).items() if pick.random() < 0.4}
    t = torch.tensor(numbers(dtype, size), dtype=getattr(torch, dtype)).reshape(shape)
    torch.set_printoptions(profile="default")
    torch.set_printoptions(**options)
    cases.append({"dtype": dtype, "shape": shape, "values": [text(x) for x in t.reshape(-1).tolist()], "options": options, "text": str(t)})
print('{"made": "torch %s", "cases": [\n%s\n]}' % (torch.__version__, ",\n".join(json.dumps(c) for c in cases)))
