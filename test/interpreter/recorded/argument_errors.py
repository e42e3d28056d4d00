def f(a, b=2, *args, c, d=4, **kw): return a, b, args, c, d, kw
print(f(1, c=3), f(1, 2, 3, 4, c=5, e=6))
for call in ("f()", "f(1)", "f(1, c=2, a=3)"): pass
try: f()
except TypeError as e: print(e)
try: f(1)
except TypeError as e: print(e)
try: f(1, c=2, a=3)
except TypeError as e: print(e)
def g(a, /, b): return a, b
try: g(a=1, b=2)
except TypeError as e: print(e)
def h(a, b, c): pass
try: h()
except TypeError as e: print(e)
try: h(1,2,3,4)
except TypeError as e: print(e)
def k(a, b=1): pass
try: k(1,2,3)
except TypeError as e: print(e)
def kk(*, a): pass
try: kk(1)
except TypeError as e: print(e)
try: kk(1, a=2)
except TypeError as e: print(e)
class Z:
    def m(self): pass
try: Z().m(1)
except TypeError as e: print(e)
try: Z(1)
except TypeError as e: print(e)
