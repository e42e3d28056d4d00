import functools, time
def log(f):
    @functools.wraps(f)
    def w(*a, **k):
        print("call", f.__name__, a, k); r=f(*a,**k); print("->", r); return r
    return w
@log
def relu(x, *, leak=0.0):
    """Doc."""
    return x if x>0 else leak*x
relu(-2, leak=0.1); relu(3); print(relu.__name__, relu.__doc__, relu.__wrapped__(5))
def repeat(n):
    def deco(f):
        def w(*a): return [f(*a) for _ in range(n)]
        return w
    return deco
@repeat(3)
def one(): return 1
print(one(), one.__name__)
@functools.lru_cache(maxsize=None)
def fib(n): return n if n<2 else fib(n-1)+fib(n-2)
print(fib(50), fib.cache_info()); fib.cache_clear(); print(fib.cache_info())
@functools.cache
def sq(x): print("computing"); return x*x
sq(3); sq(3)
p=functools.partial(relu.__wrapped__, leak=0.2); print(p(-5), p.keywords, p.args)
@functools.singledispatch
def show(x): return f"obj {x}"
@show.register
def _(x: int): return f"int {x}"
@show.register(list)
def _(x): return f"list {len(x)}"
print(show(1), show([1,2]), show("s"), show(True))
class C:
    def __init__(s): s.n=0
    @functools.cached_property
    def val(s): s.n+=1; return s.n*10
    @property
    def p(s): return s._p
    @p.setter
    def p(s,v):
        if v<0: raise ValueError("neg")
        s._p=v
    @staticmethod
    def st(a): return a+1
    @classmethod
    def cm(cls): return cls.__name__
c=C(); print(c.val, c.val, c.n); c.p=5; print(c.p, C.st(1), c.cm(), C.cm())
try: c.p=-1
except ValueError as e: print(e)
try: del c.p
except AttributeError as e: print(e)
class Count:
    def __init__(s,f): s.f=f; s.calls=0; functools.update_wrapper(s,f)
    def __call__(s,*a): s.calls+=1; return s.f(*a)
@Count
def act(x): return x*2
act(1); act(2); print(act.calls, act.__name__)
@functools.total_ordering
class V:
    def __init__(s,v): s.v=v
    def __eq__(s,o): return s.v==o.v
    def __lt__(s,o): return s.v<o.v
print(V(1)<=V(2), V(3)>V(2), V(1)>=V(2), V(1)!=V(2))
print(functools.reduce(lambda f,g: lambda x: g(f(x)), [lambda x:x+1, lambda x:x*2])(3))
print(sorted([3,1,2], key=functools.cmp_to_key(lambda a,b: b-a)))
