import sys
def f(n):
    if n==0: return 0
    return 1+f(n-1)
print(f(500))
try: f(2000)
except RecursionError as e: print(type(e).__name__, str(e)[:32])
sys.setrecursionlimit(3000); print(f(2000), sys.getrecursionlimit())
print(sys.version_info[:2] >= (3,8), sys.version_info.major, sys.version_info > (3,), sys.maxsize == 2**63-1)
x=[1,2,3]
for i in x:
    if i==2: x.remove(i)
print(x)
i=10
while True:
    i-=1
    if i%2: continue
    if i<4: break
else: print("never")
print(i)
for i in range(3): pass
else: print("else", i)
n=0
while n<3: n+=1
else: print("welse")
for a,b in [(1,2),(3,4)]: print(a*b, end=" ")
print(); [print(q, end=",") for q in range(3)]; print()
for i,(a,*b) in enumerate([[1,2,3],[4,5]]): print(i,a,b)
d={'b':1,'a':2}
for k in sorted(d): print(k,d[k])
for k in list(d): del d[k]
print(d)
try:
    for k in (dd:={'a':1}): dd['b']=2
except RuntimeError as e: print(e)
try:
    s={1,2,3}
    for k in s: s.add(k+10)
except RuntimeError as e: print(e)
