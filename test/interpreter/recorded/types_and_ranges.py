print(type(1), type("a"), type(None), type([]), type(print), type(lambda: 0), type(type), int, ValueError, type(1) is int, type(1).__name__)
class K: pass
print(K, type(K()), K.__name__, K.__module__, isinstance(1, (int, str)), isinstance(True, int), isinstance(1, int | str))
def ff(): pass
print(ff.__name__, (lambda: 0).__name__, print.__name__, len.__name__, range(5), range(0, 10, 2), slice(1, 2), ..., NotImplemented)
print(list(range(10, 0, -3)), range(5)[2], range(10)[2:5], len(range(0, 10, 3)), 4 in range(0, 10, 2), list(range(0)))
print([1, 2, 3][-1], (1,), (), ((1, 2), 3), [None, True], {"a": (1,)}, "a" "b")
