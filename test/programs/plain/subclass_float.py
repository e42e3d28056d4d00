class C(float):
    def f(self): return self*9/5+32
c=C(100); print(c.f(), c, type(c), c+1, isinstance(c,float), round(c,1), f"{c:.2f}", c==100.0)
