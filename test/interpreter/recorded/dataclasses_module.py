from dataclasses import dataclass, field, asdict, replace
@dataclass
class Config:
    name: str
    dims: list = field(default_factory=list)
    lr: float = 0.1
    def total(self): return sum(self.dims)
c = Config("a", [1,2]); d = Config("a", [1,2]); print(c, c == d, c.total(), asdict(c), replace(c, lr=1.0))
@dataclass(frozen=True, order=True)
class V:
    x: int
    y: int = 0
print(V(1) < V(2), {V(1): 3}[V(1)], V(1,2))
try: V(1).x = 3
except Exception as e: print(type(e).__name__, e)
try: Config()
except TypeError as e: print(e)
@dataclass
class Q(Config):
    extra: int = 3
    def __post_init__(self): self.sq = self.extra**2
print(Q("n"), Q("n").sq)
