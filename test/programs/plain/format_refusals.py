# Which of several mistakes in a format Python names first.
def attempt(run):
    try:
        print(repr(run()))
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: "%*d" % ("a", 1))
attempt(lambda: "%.*f|%*d" % (1, 2.25, 5, 3))
attempt(lambda: "%c%c" % (65, "b"))
attempt(lambda: "%c" % -1)
attempt(lambda: "%c" % 1.5)
attempt(lambda: "%c" % "ab")
for value, specification in [
    (1, ",b"), (1, ".2,x"), (255, "_x"), ("a", ","), ("a", "+,"), ("a", ",x"), (1.5, ",n"), (1.5, "_b"),
    (1, ",c"), (True, ",d"), (1.5, ",s"), (1234.5, ","), (1, ".2d"), (1j, ",x"),
]:
    attempt(lambda: format(value, specification))
for code in (10**12, -(2**40), 2**31, 2**31 - 1, -1, 955):
    attempt(lambda: chr(code))
attempt(lambda: sorted({"a": 1, "b": 2}.keys() & {"a": 3, "c": 4}))
attempt(lambda: sorted({"a": 1, "b": 2}.keys() - ["a"]))
attempt(lambda: {1: 2}.keys() & 5)
attempt(lambda: {1: 2}.keys() + {3})
