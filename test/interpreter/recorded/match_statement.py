match_vals = [1, "a", [1, 2], (1, 2, 3), {"k": 1, "z": 2}, None, 3.5, True]
class P:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x = x; self.y = y
for v in match_vals + [P(1, 2), P(0, 5)]:
    match v:
        case True: print("true")
        case int(n) if n > 0: print("pos", n)
        case str() as s: print("str", s)
        case [a, b]: print("two", a, b)
        case [a, *rest]: print("rest", a, rest)
        case {"k": k, **others}: print("map", k, others)
        case None: print("none")
        case P(0, y): print("p0", y)
        case P(x=x1): print("p", x1)
        case 1.5 | 3.5: print("float")
        case _: print("other")
