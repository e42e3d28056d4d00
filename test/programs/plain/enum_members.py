from enum import Enum, IntEnum, auto, unique
class Act(Enum):
    RELU = "relu"; GELU = "gelu"; ALIAS = "relu"
    @property
    def label(self): return self.value.upper()
    def __call__(self, x): return max(0,x)
    @classmethod
    def default(cls): return cls.RELU
    @staticmethod
    def n(): return 3
print(Act.RELU, repr(Act.RELU), Act.RELU.name, Act.RELU.value, Act("gelu"), Act["RELU"], Act.ALIAS is Act.RELU, list(Act), len(Act), Act.RELU.label, Act.GELU(3), Act.RELU == Act.GELU, Act.RELU in Act, {Act.RELU: 1}, f"{Act.RELU}", isinstance(Act.RELU, Act), Act.default(), Act.n())
print(Act.__members__, Act.__members__.keys(), [n for n, m in Act.__members__.items()])
print(repr(Act.__members__))
print(Act, type(Act.RELU), Act.__name__)
for a in Act: print(a.name, a.value)
