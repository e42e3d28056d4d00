x=1
def f():
    global x; x=2
    def g():
        nonlocal_y=3; return nonlocal_y
    return g()
print(f(),x)
def counter():
    c=0
    def inc(by=1):
        nonlocal c; c+=by; return c
    return inc
a=counter(); b=counter(); print(a(),a(5),b())
fs=[lambda: i for i in range(3)]; print([q() for q in fs]); fs=[lambda i=i: i for i in range(3)]; print([q() for q in fs])
def app(x,l=[]): l.append(x); return l
print(app(1),app(2),app(3,[]))
def args(a,b=2,*c,d,e=5,**k): return a,b,c,d,e,k
print(args(1,d=4), args(1,2,3,4,d=5,z=6), args(*[1,2],**{'d':3}))
for bad in [lambda: args(), lambda: args(1), lambda: args(1,d=1,a=2), lambda: app(), lambda: app(1,2,3), lambda: counter(1), lambda: a(1,2), lambda: a(zz=1), lambda: (lambda x,/: x)(x=1), lambda: (lambda *,k: k)(1), lambda: (lambda a,b,c: 0)(1), lambda: (lambda a,*,b,c: 0)(1), lambda: print(1,foo=2), lambda: len(), lambda: len(1,2), lambda: abs('x'), lambda: sum(1), lambda: int([]), lambda: int('5',99), lambda: float('abc'), lambda: round('x'), lambda: range(1.5), lambda: range(), lambda: sorted(), lambda: isinstance(1), lambda: isinstance(1,2), lambda: 5(), lambda: None(), lambda: 'a'(), lambda: [](), lambda: None.x, lambda: None+1, lambda: None<1, lambda: -'a', lambda: not_defined, lambda: {}.x, lambda: 3 in 5, lambda: [] in {}, lambda: {} < {}, lambda: 1 @ 2, lambda: 1 << 'a', lambda: 1 & 1.0, lambda: ~1.5, lambda: 10**400*1.0, lambda: 2**0.5**'a', lambda: 1//0, lambda: 1%0, lambda: 1.0//0, lambda: 1.0%0, lambda: 0**-1, lambda: 0.0**-1, lambda: divmod(1,0), lambda: divmod(1.0,0), lambda: float('inf')//1, lambda: int(float('nan')), lambda: int(float('inf')), lambda: round(float('nan')), lambda: 1<<-1, lambda: 'a'%1, lambda: zip(1), lambda: map(), lambda: enumerate(), lambda: max(1), lambda: max(), lambda: min('a',1), lambda: next(5), lambda: reversed({1}), lambda: hash([]), lambda: chr('a'), lambda: bin(1.5), lambda: open, lambda: object().x, lambda: type('a').x, lambda: int.x, lambda: args.x, lambda: super().x, lambda: dict(a=1)(2)]:
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
def local():
    try: print(q)
    except UnboundLocalError as e: print(e)
    q=1
local()
def fr():
    def inner(): return zz
    try: inner()
    except NameError as e: print(e)
    zz=1
fr()
del x
try: x
except NameError as e: print(e)
def rec(n): return rec(n+1)
try: rec(0)
except RecursionError as e: print(e)
