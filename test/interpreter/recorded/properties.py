class T:
    count = 0
    def __init__(self): T.count += 1; self._v = 1
    @property
    def v(self): return self._v
    @v.setter
    def v(self, x):
        if x < 0: raise ValueError("neg")
        self._v = x
    @staticmethod
    def s(a): return a * 2
    @classmethod
    def make(cls): return cls()
t = T(); t.v = 5
print(t.v, T.s(3), t.s(4), T.make().v, T.count)
try: t.v = -1
except ValueError as e: print("err", e)
try: t.zzz
except AttributeError as e: print(e)
class R:
    @property
    def x(self): return 1
try: R().x = 3
except AttributeError as e: print(e)
