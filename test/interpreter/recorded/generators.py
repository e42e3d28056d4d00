def gen():
    x = yield 1
    print("got", x)
    try:
        y = yield 2
    except ValueError as e:
        print("caught", e); y = 9
    yield y
    return 7
g = gen()
print(next(g)); print(g.send("hi")); print(g.throw(ValueError("bad")))
try: next(g)
except StopIteration as e: print("stop", e.value)
def outer():
    r = yield from gen2()
    print("r", r)
def gen2():
    yield 1; yield 2; return 3
print(list(outer()))
print(sum(x*x for x in range(10) if x % 2), list(zip(range(3), "abc")))
