class Meta:
    def __init_subclass__(cls, **kw): print("sub", cls.__name__, kw)
class X(Meta, tag=1): pass
class Desc:
    def __get__(self, obj, t): return "got" if obj else "cls"
    def __set_name__(self, o, n): self.n = n
class H:
    d = Desc()
print(H().d, H.d)
class G:
    def __getattr__(self, n): return n.upper()
    def __setattr__(self, n, v): object.__setattr__(self, n, v * 2)
g = G(); g.a = 2; print(g.a, g.zed)
class S:
    _i = None
    def __new__(cls, *a):
        if cls._i is None: cls._i = super().__new__(cls)
        return cls._i
print(S() is S())
print(hasattr(g, "q"), getattr(H, "nope", "dflt"), callable(H), callable(3))
setattr(g, "z", 4); print(g.z, vars(g), g.__dict__)
