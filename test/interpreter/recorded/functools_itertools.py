import functools, itertools, operator
print(functools.reduce(lambda a, b: a*b, [1,2,3,4]), functools.partial(pow, 2)(5))
@functools.lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n-1)+fib(n-2)
print(fib(80))
def deco(f):
    @functools.wraps(f)
    def w(*a, **k):
        print("call", f.__name__); return f(*a, **k)
    return w
@deco
def add(a, b):
    "doc"
    return a + b
print(add(1, 2), add.__name__, add.__doc__)
print(list(itertools.chain([1],[2,3])), list(itertools.islice(itertools.count(5), 3)), list(itertools.product("ab", [1,2])), list(itertools.permutations([1,2,3], 2))[:3], list(itertools.combinations("abc", 2)), list(itertools.accumulate([1,2,3])), [(k, list(g)) for k, g in itertools.groupby("aabb")], list(itertools.zip_longest([1],[2,3],fillvalue=0)), list(itertools.repeat(1,2)), list(itertools.takewhile(lambda x: x<3,[1,2,3,1])), list(itertools.starmap(pow,[(2,3)])), list(itertools.pairwise([1,2,3])))
print(operator.itemgetter(1)([1,2]), operator.attrgetter("real")(3), operator.add(1,2), operator.mul(2,3))
