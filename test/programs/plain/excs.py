class MyErr(ValueError):
    def __init__(self, msg, code): super().__init__(msg); self.code = code
def t(f):
    try:
        r = f()
    except (KeyError, IndexError) as e:
        print('lookup', type(e).__name__, e, repr(e))
    except MyErr as e:
        print('my', e, e.code, e.args)
    except Exception as e:
        print(type(e).__name__, '|', e)
    else:
        print('ok', r)
    finally:
        print('fin')
def r(e): raise e
t(lambda: {}['a']); t(lambda: [][0]); t(lambda: 1 / 0); t(lambda: int('x')); t(lambda: r(MyErr('m', 3))); t(lambda: None.foo); t(lambda: 'a' + 1); t(lambda: 1 + 'a'); t(lambda: undefined_name); t(lambda: len(5)); t(lambda: [1, 2].foo); t(lambda: (lambda a: a)()); t(lambda: (lambda: 1)(2)); t(lambda: float('abc')); t(lambda: next(iter([]))); t(lambda: 5()); t(lambda: 'abc'[10]); t(lambda: {[]: 1}); t(lambda: sorted([1, 'a'])); t(lambda: math.sqrt(-1)); t(lambda: int([])); t(lambda: 'a'.join([1])); t(lambda: (1, 2)[5]); t(lambda: [1, 2, 3].index(9)); t(lambda: max([])); t(lambda: 2.0 // 0); t(lambda: 5 % 0); t(lambda: '%d' % 'a'); t(lambda: '{}'.format()); t(lambda: f"{'a':d}"); t(lambda: int('3.5')); t(lambda: dict([1])); t(lambda: a if False else b); t(lambda: range(1.5)); t(lambda: [1] + (2,)); t(lambda: -'a'); t(lambda: not_defined()); t(lambda: 'x' * 'y'); t(lambda: 1 < 'a'); t(lambda: None + 1); t(lambda: None[0]); t(lambda: (1).x); t(lambda: print(foo=1)); t(lambda: isinstance(1, 5)); t(lambda: r('x')); t(lambda: r(KeyError('k'))); t(lambda: r(ValueError)); t(lambda: r(ValueError('a', 'b'))); t(lambda: set([[]])); t(lambda: iter(5)); t(lambda: [].pop()); t(lambda: {}.popitem()); t(lambda: 'abc'.index('z')); t(lambda: chr(-1)); t(lambda: round('a')); t(lambda: abs('a')); t(lambda: sum(['a'])); t(lambda: [].remove(1)); t(lambda: {}.foo); t(lambda: super().x); t(lambda: object().x)
try:
    try: 1 / 0
    except ZeroDivisionError as e: raise ValueError('wrapped') from e
except ValueError as e: print(e, e.__cause__)
try: assert 1 == 2, 'nope'
except AssertionError as e: print('assert', e)
import math
t(lambda: math.sqrt(-1)); t(lambda: math.log(0)); t(lambda: math.exp(1000)); t(lambda: math.factorial(-1))
