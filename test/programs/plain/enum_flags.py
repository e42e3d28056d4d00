from enum import Flag, IntFlag, auto
class F(Flag): A=auto(); B=auto(); D=auto(); C=A|B
print(F.A|F.B, F.A&F.B, F.C, bool(F.A&F.C), F.A in F.C, F.C.value, ~F.A, F(0), F.A^F.C, F.A|F.D, repr(F.A|F.D), repr(F(0)), list(F), list(F.C), len(F), F.D.value, F(5), (F.A|F.D).name)
class P(IntFlag): R=4; W=2; X=1
print(P.R|P.W, repr(P.R|P.W), P.R|1, int(P.R), P(7), P.R in P(7), f"{P.R}", P.R+1, P(8))
