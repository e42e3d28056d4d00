from enum import Enum, IntEnum, auto
class Color(Enum):
    RED = 1
    GREEN = auto()
    def desc(self): return self.name.lower()
print(Color.RED, repr(Color.GREEN), Color.RED.name, Color.GREEN.value, Color(1), Color["RED"], list(Color), Color.RED == Color.RED, Color.RED is Color(1), Color.GREEN.desc(), len(Color), Color.RED in Color)
class N(IntEnum):
    A = 1
    B = 2
print(N.A + 1, N.A < N.B, N.B == 2, N.A, repr(N.A), [n.value for n in N])
try: Color(9)
except ValueError as e: print(e)
