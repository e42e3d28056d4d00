class Desc:
    def __set_name__(self,o,n): self.n='_'+n
    def __get__(self,i,o=None):
        if i is None: return self
        return getattr(i,self.n,0)
    def __set__(self,i,v):
        if v<0: raise ValueError("neg")
        setattr(i,self.n,v)
class A:
    x=Desc(); y=Desc()
    def __init__(self,x): self.x=x
a=A(3); print(a.x,a.y,a.__dict__); a.y=5; print(a.y)
try: a.x=-1
except ValueError as e: print(e)
