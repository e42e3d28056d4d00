class Point:
    def __init__(self, x, y=0):
        self.x, self.y = x, y
    def __add__(self, o): return Point(self.x+o.x, self.y+o.y)
    def __eq__(self, o): return isinstance(o, Point) and (self.x, self.y) == (o.x, o.y)
    def __repr__(self): return f"Point({self.x!r}, {self.y!r})"
    def __hash__(self): return hash((self.x, self.y))
    def __lt__(self, o): return self.x < o.x
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __len__(self): return 2
    def __iter__(self): yield self.x; yield self.y
    def __contains__(self, v): return v in (self.x, self.y)
    def __bool__(self): return bool(self.x or self.y)
    def __call__(self, k): return k * self.x
    def __neg__(self): return Point(-self.x, -self.y)
    def __abs__(self): return (self.x**2+self.y**2)**0.5
    def __format__(self, spec): return f"<{self.x:{spec}}>" if spec else "P"
p = Point(3, 4); q = Point(1)
print(p+q, p==Point(3,4), p!=q, sorted([p,q]), list(p), 3 in p, bool(Point(0)), p(5), -p, abs(p), len(p), p[1], f"{p:.2f}", f"{p}", str(p), {p: 1}[Point(3,4)], *p)
a, b = p
print(a, b, max(p, q), [*p, *q], {**{'a': 1}, 'b': 2})
