from dataclasses import dataclass, field, asdict, astuple, replace, fields, FrozenInstanceError
from typing import List, Optional
@dataclass
class Layer:
    name: str
    units: int = 4
    act: Optional[str] = None
    tags: List[str] = field(default_factory=list)
    _cache: dict = field(default_factory=dict, repr=False, compare=False)
    def __post_init__(self):
        if self.units <= 0: raise ValueError(f"units must be positive, got {self.units}")
l=Layer("d1"); print(l, l==Layer("d1"), asdict(l), astuple(l), replace(l, units=8), [f.name for f in fields(l)]); l.tags.append('x'); print(l, Layer("d1").tags)
try: Layer("x", units=0)
except ValueError as e: print(e)
try: Layer()
except TypeError as e: print(e)
try: Layer("a", foo=1)
except TypeError as e: print(e)
@dataclass(frozen=True, order=True)
class P:
    x: float
    y: float = 0.0
print(P(1)<P(2), sorted([P(3),P(1,2)]), hash(P(1))==hash(P(1)), {P(1):'a'}, P(1)==(1,0.0))
try: P(1).x=2
except FrozenInstanceError as e: print(type(e).__name__, e)
@dataclass
class Child(Layer):
    extra: int = 0
print(Child("c", extra=2), Child.__mro__[1].__name__)
@dataclass(eq=False)
class E: v: int
print(E(1)==E(1))
try:
    @dataclass
    class Bad: x: list = []
except ValueError as e: print(e)
try:
    @dataclass
    class Bad2:
        a: int = 1
        b: int
except TypeError as e: print(e)
@dataclass(slots=True, kw_only=True)
class K: a: int; b: int = 2
print(K(a=1))
try: K(1)
except TypeError as e: print(e)
