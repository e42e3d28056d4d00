def fib(n):
    a, b = 0, 1
    for _ in range(n):
        yield a
        a, b = b, a + b
def outer():
    r = yield from fib(3)
    x = yield 'mid'
    print('got', x)
    return 'end'
print(list(fib(8))); g = outer(); print(next(g), next(g), next(g), next(g))
try:
    g.send('hello')
except StopIteration as e:
    print('stop', e.value)
def counter():
    c = 0
    def inc(by=1):
        nonlocal c
        c += by
        return c
    return inc
i = counter(); print(i(), i(5), i()); fs = [lambda: k for k in range(3)]; print([f() for f in fs]); fs = [lambda k=k: k for k in range(3)]; print([f() for f in fs])
def deco(f):
    import functools
    @functools.wraps(f)
    def w(*a, **k):
        print('call', f.__name__, a, k)
        return f(*a, **k)
    return w
@deco
def add(a, b=2): return a + b
print(add(1), add(1, b=5), add.__name__)
def mut(x, acc=[]):
    acc.append(x); return acc
print(mut(1), mut(2)); from functools import reduce, partial, lru_cache; print(reduce(lambda a, b: a * b, [1, 2, 3, 4]), partial(pow, 2)(5))
@lru_cache(maxsize=None)
def f(n): return n if n < 2 else f(n - 1) + f(n - 2)
print(f(30)); import itertools as it; print(list(it.chain([1], [2])), list(it.product('ab', [1, 2])), list(it.combinations(range(3), 2)), list(it.islice(it.count(5), 3)), list(it.accumulate([1, 2, 3])), [(k, list(v)) for k, v in it.groupby('aab')]); from collections import Counter, defaultdict, namedtuple, OrderedDict, deque; print(Counter('abca'), Counter('aab').most_common(1), defaultdict(int), OrderedDict(a=1), deque([1, 2], maxlen=2)); Pt = namedtuple('Pt', 'x y'); p = Pt(1, 2); print(p, p.x, p._replace(x=5), p == (1, 2)); dd = defaultdict(list); dd['a'].append(1); print(dd, dict(dd))
