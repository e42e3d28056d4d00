it = iter([1, 2, 0, 3])
print(list(iter(lambda: next(it), 0)), next(it))
n = [5]
def f():
    n[0] -= 1
    return n[0]
print([x for x in iter(f, 1)], n)
