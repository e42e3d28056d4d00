print(type(lambda: 0).__name__, (lambda x: x).__name__, (lambda a, b=1: a+b)(1), [f(2) for f in (lambda x: x**2, lambda x: x**3)], sorted([(1,'b'),(1,'a')], key=lambda t: t[1]), list(map(lambda x, y: x*y, [1,2],[3,4])), (lambda *a, **k: (a,k))(1,2,z=3), max([1,-5,3], key=abs))
x = 10 if True else 20; y = [1,2,3][-1]; z = not x > y; a = b = c = 0; a += 1; b -= 1; c ^= 5; print(x,y,z,a,b,c); a,b = b,a; print(a,b); (p:=5); print(p); del p
try: print(p)
except NameError as e: print(e)
print(1 if [] else 2, [] or "d", 0 and 1, None is None, 1 < 2 < 3, 3 > 2 > 2, "a" in "abc", [1] in [[1]], not [], bool("False"), all([]), any([[]]), 5 // -2, -5 % 3, 5 % -3, -7 // 2, 2 ** -2, 7 & 3, ~0, 1 << 4, 0b11 | 0b100, 10 ^ 3)
print(0.1 + 0.2 == 0.3, abs(0.1+0.2-0.3) < 1e-9, 1e308 * 10, -1e308 * 10, float('nan') == float('nan'), 1 == 1.0, True + True, "5" * 3, [0] * 3, "ab" "cd", 3 * "ab", (1,) * 2, [1,2] + [3])
print(int("10", 2), int("ff", 16), int(" 42 "), float("1e-3"), str(3.0), list("abc"), tuple([1]), set([1,1]), dict([(1,2)]), bool([]), chr(65), ord("A"), bin(5), oct(9), hex(255), len("héllo"), abs(-3.5), pow(2, 3, 5), divmod(7, 3), sum([1, 2.5]), min("b", "a"), round(3.14159, 2))
