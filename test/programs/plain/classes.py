from dataclasses import dataclass, field
import math
@dataclass
class Act:
    name: str
    alpha: float = 0.01
    tags: list = field(default_factory=list)
    def __call__(self, x):
        return x if x > 0 else self.alpha * x
a = Act('leaky'); print(a, a(-2), a == Act('leaky'), Act('x', 0.5, ['t']))
@dataclass(frozen=True, order=True)
class P:
    x: int
    y: int = 0
print(P(1) < P(2), sorted([P(3), P(1, 2)]), hash(P(1)) == hash(P(1)), {P(1): 'a'})
try:
    P(1).x = 5
except Exception as e:
    print(type(e).__name__, e)
class Base:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"{type(self).__name__}({self.n})"
    def __add__(self, o): return Base(self.n + o.n)
    def __lt__(self, o): return self.n < o.n
    def __eq__(self, o): return self.n == o.n
    def __hash__(self): return hash(self.n)
    def __len__(self): return self.n
    def __getitem__(self, i): return i * self.n
    def __iter__(self): return iter(range(self.n))
    def __contains__(self, x): return x == self.n
    def __bool__(self): return self.n > 0
    @property
    def double(self): return self.n * 2
    @double.setter
    def double(self, v): self.n = v // 2
    @classmethod
    def make(cls): return cls(7)
    @staticmethod
    def s(): return 's'
class D(Base):
    def __init__(self, n): super().__init__(n * 10)
b = Base(3); print(b, D(1), b + D(2), sorted([D(2), b]), len(b), b[4], list(b), 3 in b, bool(Base(0)), b.double, Base.make(), b.s(), D.make(), isinstance(D(1), Base), issubclass(D, Base), D.__mro__, {b, Base(3)}); b.double = 20; print(b.n, b.__dict__, vars(b), D.__bases__, type(b).__name__, b.__class__); print(getattr(b, 'zz', None), hasattr(b, 'n'), callable(b)); print(repr(b), str(b), f"{b}", f"{b!r:>10}")
