try:
    f(x=1)
except NameError as e: print(e)
def f(x, /, y, *, z=1): return x,y,z
for c in [lambda: f(x=1,y=2), lambda: f(1), lambda: f(1,2,3), lambda: f(1,2,z=1,w=2), lambda: f(), lambda: f(*[1,2,3]), lambda: f(**{'y':1}), lambda: f(1,2,**{'z':1,'z2':2}), lambda: f(1,y=1,*[2]), lambda: f(*5), lambda: f(**5), lambda: f(1,2,**{1:2}), lambda: print(*5), lambda: [*5], lambda: {**5}, lambda: {*5}, lambda: dict(**{1:2}), lambda: max(*5)]:
    try: print(c())
    except TypeError as e: print(e)
