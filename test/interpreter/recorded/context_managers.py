from contextlib import contextmanager, suppress, nullcontext
@contextmanager
def cm(n):
    print("in", n)
    try: yield n * 2
    finally: print("out", n)
with cm(1) as a, cm(2) as b: print(a, b)
with suppress(ZeroDivisionError): 1/0
with nullcontext(5) as z: print(z)
class M:
    def __enter__(self): print("enter"); return self
    def __exit__(self, t, v, tb): print("exit", t and t.__name__, v); return True
with M() as m: raise ValueError("x")
print("after")
try:
    with cm(3): raise KeyError("k")
except KeyError as e: print("KE", e)
