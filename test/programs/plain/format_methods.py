print("{} {}".format(1, 2), "{1} {0}".format(1, 2), "{a} {b:.2f}".format(a=1, b=2.345), "{0.real} {0[0]}".format([1]) if False else "")
print("{0[0]} {0[1]} {d[k]}".format([1,2], d={'k':'v'}), "{:>8}|{:<8}|{:^8}".format('a','b','c'), "{:{}}|{:{w}.{p}f}".format('x', 5, 3.14159, w=8, p=2))
print("{!r} {!s} {!a}".format('é', 'é', 'é'), "{{}} {}".format(1), "{:,}".format(1234567), "{:%}".format(0.25), "{:e}".format(12345.678))
class P:
    x = 3
    def __format__(self, spec): return f"P<{spec}>"
print("{:abc} {}".format(P(), P()), f"{P():zz}", format(P(), 'q'), "{0.x}".format(P()))
for bad in ["{", "}", "{} {1}", "{2}", "{a}", "{:d}", "{!x}", "{0.y}", "{:q}"]:
    try: print(bad.format("s"))
    except Exception as e: print(bad, type(e).__name__, e)
print("%d %s %r %5.2f %-5d| %05d %x %o %e %g %% %c %+d" % (1, 'a', 'b', 3.14159, 42, 42, 255, 8, 12345.678, 0.0001, 'z', 5))
print("%(a)s-%(b)03d" % {'a': 1, 'b': 7}, "%s" % (1,), "%s" % [1,2], "%*d" % (5, 3), "%.*f" % (2, 1.23456), "%10.3s|" % "abcdef", "%-10s|" % "ab", "%i %u" % (3.9, -3), "%X %#x %#o" % (255,255,8))
for bad, a in [("%d", "x"), ("%d %d", (1,)), ("%d", (1,2)), ("%z", 1), ("%(a)s", 1), ("%f", "x"), ("%c", "ab"), ("%", 1), ("%x", 1.5)]:
    try: print(bad % a)
    except Exception as e: print(bad, type(e).__name__, e)
