def g():
    yield 1
    raise StopIteration
try: list(g())
except RuntimeError as e: print(e)
print(next(iter([]), "default"), list(iter("ab")))
it = iter([1,2,3]); print(next(it), list(it), list(it))
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
print(list(It()), sum(It()), [x for x in It()], 2 in It(), max(It()))
class Seq:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * 10
print(list(Seq()), 20 in Seq())
g = (x for x in range(3)); print(next(g), list(g)); g.close()
print(dict(enumerate("ab", 1)), list(enumerate(["x"])), list(zip([1,2],[3])), [i for i in reversed(range(3))])
