# Sets of numbers iterate in the order of CPython's table, which depends on how each set was made.
a = 10
print({10, 20, 30, 40, 50}, {a, 20, 30, 40, 50}, set([10, 20, 30, 40, 50]))
print({30, 171, 4, -2.25, 2}, {1, 9, 17, 25, 33, 7})
print({3, 1, 2, 10} - set(), {3, 1, 2, 10})
print({10, 20} | {30, 40, 50, 60})
print({10, 20} | {30}, {1, 9, 17} | {25})
print(set([10, 20, 30, 40, 50, 60]) & {60, 20, 10, 99})
print({1, 2} & {True, 3.0}, {True, 3.0} & {1, 2, 5})
print(set(range(40)) - {3, 4, 11})
print({10, 20, 30}.union({40, 50, 60, 70}), {5, 13, 21}.intersection([21, 5]) == {5, 21})
s = {5, 13, 21}
s |= {29, 37}
print(s, set(s), s.copy(), frozenset(s))
s.update({45, 53, 8})
s.add(16)
print(s)
s -= {5}
print(s)
s.clear()
s.update([33, 1, 17])
print(s)
