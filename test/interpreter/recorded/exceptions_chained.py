try:
    try: 1/0
    except ZeroDivisionError as e: raise ValueError("bad") from e
except ValueError as e: print(repr(e), repr(e.__cause__))
def f():
    try: return "try"
    finally: print("finally")
print(f())
for i in range(3):
    try:
        if i == 1: continue
        print(i)
    finally: print("f", i)
else: print("else")
class MyError(Exception):
    def __init__(self, code, msg="m"):
        super().__init__(msg); self.code = code
try: raise MyError(3)
except MyError as e: print(e, e.code, e.args, repr(e))
try: raise KeyError("k")
except LookupError as e: print(e, repr(e))
try:
    assert 1 == 2, "nope"
except AssertionError as e: print("AE", e)
raise MyError(4, "final")
