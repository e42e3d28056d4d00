from enum import Enum
Color = Enum('Color', 'RED GREEN'); print(list(Color), Color.RED, Color['GREEN'].value)
C2 = Enum('C2', ['A','B']); print(C2.B, C2.B.value); C3=Enum('C3', {'X':10}); print(C3.X.value)
class M(Enum):
    A=1
    @classmethod
    def _missing_(cls, v): return cls.A
print(M(99))
import math
class Fn(Enum):
    RELU = lambda x: x
    def f(self): pass
print(list(Fn))
from functools import partial
class G(Enum):
    A = partial(max, 0)
    B = (lambda x: x*2,)
    def __call__(self, x): return self.value[0](x) if isinstance(self.value, tuple) else self.value(x)
print(G.B(3))
