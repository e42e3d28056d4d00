import math
print(0.1+0.2, 1/3, 2/3, 1e22, 1e21, 123456789012345680.0, 1e-7, 5e-324, 1.7976931348623157e308, 100.0, -0.0, 1e5, 12345678901234567890.0)
print(7//2, -7//2, 7%-3, -7%3, 7.5//2, -7.5%2, 2**10, 2**-1, 2.0**3, 10**20, -2**2, 5&3, 5|3, 5^3, ~5, 1<<10, -17>>2, True+True, 3 == 3.0, 10**2 == 100.0)
print(int("12"), int("-0b11", 2), int("ff", 16), int(3.9), int(-3.9), float("1e3"), float(" 2.5 "), bool([]), bool("x"), str(1.0), repr("a"), complex if False else "c")
print(math.floor(2.7), math.ceil(2.1), math.sqrt(16), math.gcd(12,18), math.factorial(20), math.pi, math.inf, math.log(math.e), math.comb(5,2), math.prod([1,2,3]), math.isclose(1,1+1e-10), math.copysign(1,-0.0), math.fsum([0.1]*10), math.trunc(-2.5), math.hypot(3,4), math.degrees(math.pi))
print(round(2.5), round(3.5), round(2.675, 2), round(1234567, -3), round(-1.5), round(0.5), round(1e20), round(5.015, 2), round(25, -1), round(35, -1))
print((255).bit_length(), (0.5).is_integer(), (2.0).is_integer(), (0.75).as_integer_ratio(), (0.1).hex(), bin(10), oct(8), hex(255), abs(-3.5), (3).real)
print(sum([0.1]*10), 1e308*10, -1e308*10, float("nan") == float("nan"), float("inf") > 1, 1_000, 0x1F, 0b11, 0o17)
print(10**30, 2**200, -3**41, 10**18//7, (10**18)%7, int(1e25), 3**50 / 2**60, 1 if 0.0 else 2)
