from enum import Enum, unique, StrEnum
try:
    @unique
    class U(Enum): A=1; B=1
except ValueError as e: print(e)
class S(str, Enum): X="x"; Y="y"
print(S.X, S.X=="x", S.X.value, S.X.upper(), f"{S.X}", repr(S.X), S.X+"z", len(S.X), S.X in ("x","y"), {"x":1}[S.X], "-".join(S), S("y"), isinstance(S.X,str), S.X.startswith("x"), "%s" % S.X, sorted(S))
class T(StrEnum): A="a"
print(T.A, repr(T.A), f"{T.A}", T.A+"b", T.A=="a")
class Planet(Enum):
    M=(1,2); E=(3,4)
    def __init__(self,a,b): self.a=a; self.b=b
    def area(self): return self.a*self.b
print(Planet.M.a, Planet.M.value, Planet.M, Planet.E.area(), Planet((1,2)), repr(Planet.E))
