def m(x):
    match x:
        case 0: return "zero"
        case 1|2: return "small"
        case int(n) if n<0: return f"neg {n}"
        case int(): return "int"
        case float() as f: return f"float {f}"
        case "relu"|"gelu" as s: return f"act {s}"
        case str(s): return "str "+s
        case []: return "empty"
        case [a]: return f"one {a}"
        case [a,b]: return f"two {a} {b}"
        case [a,*r]: return f"many {a} {r}"
        case {"type":"linear","w":w}: return f"linear {w}"
        case {"type":t,**rest}: return f"type {t} {rest}"
        case None: return "none"
        case True: return "t"
        case _: return "other"
for x in [0,1,2,-5,7,2.5,"relu","zz",[],[1],[1,2],(1,2,3),{"type":"linear","w":3},{"type":"x","k":1},{},None,True,False,{1},b"x"]: print(repr(x),m(x))
class Pt:
    __match_args__=("x","y")
    def __init__(s,x,y): s.x,s.y=x,y
def p(o):
    match o:
        case Pt(0,0): return "origin"
        case Pt(x,0): return f"x {x}"
        case Pt(x=a,y=b) if a==b: return f"diag {a}"
        case Pt(): return "pt"
        case [Pt(x1,_),Pt()]: return f"pair {x1}"
print(p(Pt(0,0)),p(Pt(3,0)),p(Pt(2,2)),p(Pt(1,5)),p([Pt(9,1),Pt(1,1)]),p(5))
import math
match math.pi:
    case math.e: print("e")
    case math.pi: print("pi")
