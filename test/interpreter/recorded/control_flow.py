print(1 < 2 < 3, 1 < 3 < 2, not 1 or 2, not (1 and 0), 1 and 2, 0 or [], None or 0, "a" if 0 else "b", 1 in [1] and 2 not in [1], None is None, 1 is not None)
i = 0
while True:
    i += 1
    if i == 3: continue
    if i > 5: break
    print(i, end=" ")
print()
for a, (b, c) in [(1, (2, 3))]: print(a, b, c)
x = y = []; x.append(1); print(y)
a, b = 1, 2; a, b = b, a; print(a, b)
print(*[1, 2], *"ab", sep="-"); print("a", end=""); print("b")
del a
try: print(a)
except NameError as e: print(e)
