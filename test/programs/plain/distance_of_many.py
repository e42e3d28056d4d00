"""Distances in many dimensions, and what hashes the same in every run."""

import math
from collections import Counter

p = [i / 7 for i in range(150000)]
q = [0.0] * 150000
print(math.dist(p, q))
print(math.dist([3, 0], [0, 4.0]), math.hypot(1e-3, 2.5, -7))
print(hash((1, 2.5, (3, -4))), hash(tuple(range(5000))))
print(Counter(n % 7 for n in range(100)).most_common(2), Counter("relu gelu").total())
