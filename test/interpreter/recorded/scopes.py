x = 10
def outer():
    x = 1
    def inner():
        nonlocal x
        x += 1
        return x
    def glob():
        global x
        x = 99
    inner(); glob()
    return x
print(outer(), x)
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])
print([y := 5, y**2], y)
if (n := len("abc")) > 2: print(n)
print([(a, b) for a in range(3) for b in range(a) if a != b])
print({k: v for k, v in zip("ab", [1, 2])}, {c for c in "a"})
