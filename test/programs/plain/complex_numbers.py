import cmath, math
zs=[1j,-1j,3+4j,complex(0.0,-0.0),complex(-0.0,2),2.5-1.5j,1e20j,complex('1+2j'),complex(' ( -1.5e3-inf j)'.replace(' ','')),complex('nanj'),complex("j"),complex(2),complex(1,2j),complex(1j,2j)]
for v in zs:
    print(v, repr(v), v.real, v.imag, v.conjugate(), abs(v), bool(v), -v, +v, v*2, 2*v, v+1, 1-v, v/2, v*v, v*(1+2j))
    for s in ['.2f','+.2f','+','-',' ','.3','10.1e','<20','^20.2f','*>20',',.2f','g','.3g','#.3g',' .2f','G','n','z.1f','+.3','+20', ' .3']:
        print(repr(v),s,repr(format(v,s)))
for s in ['010.2f','=10','d','%','x','s','.2','08','<08.1f','=+8']:
    try: print(s,repr(format(1+2j,s)))
    except Exception as e: print(s,e)
print((-8)**(1/3), (-2.0)**0.5, (1+2j)**2, (1+2j)**-2, (1+2j)**0.5, (1+2j)**(2-1j), 2**(1j), (3+4j)**0, 0j**2)
print(hash(1j), hash(2+0j), hash(1.5+2.5j), {1:2}[1+0j], 1+0j==1, 1j==1j, 1j!=2, (1+0j) in [1], {1j,1j})
for f in [lambda: 1j//2, lambda: 1j%2, lambda: 1j<2, lambda: int(1j), lambda: float(1j), lambda: math.sqrt(1j), lambda: round(1j), lambda: divmod(1j,2), lambda: 1j/0, lambda: 0j**-1, lambda: complex('x'), lambda: complex('1',2), lambda: complex(1,'2'), lambda: complex([]), lambda: complex(1,[]), lambda: complex(1,2,3), lambda: complex(foo=1), lambda: 1j+'a', lambda: 1j[0], lambda: 1j(), lambda: len(1j), lambda: 1j.foo, lambda: '%f'%1j, lambda: '%d'%1j, lambda: complex('1 + 2j'), lambda:(1e200+0j)**2, lambda: abs(complex(1e308,1e308)), lambda: 1j&1, lambda: ~1j, lambda: [1][1j], lambda: range(1j), lambda: pow(1j,2,3), lambda: sorted([1j,2j]), lambda: cmath.sqrt('a'), lambda: cmath.log(0), lambda: complex(10**400)]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(sum([1j,2,3.5]), isinstance(1j,complex), type(1j), complex, complex(), f"{1j}", f"{1+2j:.1f}", "%s %r"%(1j,2j), str(1j), [1j], (1j,), {1j:1})
for z in [1j, -1, 2 + 3j, 0.5 - 2j]:
    for n in ['sqrt','exp','log','log10','cosh','sinh','tanh','cos','sin','tan','phase','polar','isfinite','isnan','isinf']:
        try: print(n,z,getattr(cmath,n)(z))
        except Exception as e: print(n,z,type(e).__name__,e)
print(cmath.rect(2,cmath.pi/3), cmath.exp(1j*math.pi), cmath.log(2j,10), cmath.rect(1,0))
print(cmath.pi, cmath.infj, cmath.nanj)
print(math.hypot(3,4), math.hypot(0.1,0.2), math.hypot(1.1,2.2,3.3), math.dist((0.1,0.2),(1.3,2.4)), math.hypot(-2.5), math.hypot())
print(1_0j, 1e3j, .5j, 5.j, 3J)
print(complex(real=1,imag=2), complex(imag=3), complex(True,False))
x=3+4j
x+=1; x*=1j
print(x)
print(round(abs(x),3))
