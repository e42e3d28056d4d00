from enum import IntEnum, Enum, auto, unique
class N(IntEnum): A=1; B=2
print(N.A, repr(N.A), N.A<N.B, N.A+1, f"{N.A}", "%d" % N.B, N(2), sorted(N), int(N.B), [10,20,30][N.A], N.A==1, {1:'x'}[N.A], N.A*2.5, max(N), N.B.bit_length(), str(N.A), N.A in (1,2), hash(N.A)==hash(1), isinstance(N.A,int), range(N.B), N.A/2, -N.A, N.A**2, bool(N.A), sum(N), divmod(N.B,2), f"{N.A:03d}")
class C(Enum): R=auto(); G=auto()
print(list(C), C.G.value, C(1), [c.name for c in C], type(C.R), C.R.value < C.G.value)
