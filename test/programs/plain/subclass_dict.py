class D(dict):
    def __getattr__(self,k):
        try: return self[k]
        except KeyError: raise AttributeError(k)
    def __setattr__(self,k,v): self[k]=v
    def __missing__(self,k): return f"miss {k}"
d=D(a=1); d.b=2; print(d.a,d.b,d,d['zz'],d.get('q'),len(d),dict(d),isinstance(d,dict),{**d},d=={'a':1,'b':2})
