class V(list):
    def __add__(self, o): return V([a+b for a,b in zip(self,o)])
    def dot(self,o): return sum(a*b for a,b in zip(self,o))
v=V([1,2,3]); print(v+V([1,1,1]), v.dot(v), v[0], len(v), type(v+v), v*2, sorted(v), v==[1,2,3], V(x*2 for x in v)); v.append(4); print(v, v[1:], type(v[1:]), list(v), [*v])
