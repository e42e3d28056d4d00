def f(x): return x.foo
f(3)
