from enum import Enum
class Act(Enum):
    RELU=1
for f in [lambda: Act("zz"), lambda: Act["ZZ"], lambda: Act.FOO, lambda: Act.RELU < Act.RELU, lambda: Act.RELU + 1, lambda: Act(), lambda: Act.RELU.foo]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
try: Act.RELU = 3
except AttributeError as e: print(e)
try: Act.RELU.value = 3
except AttributeError as e: print(e)
