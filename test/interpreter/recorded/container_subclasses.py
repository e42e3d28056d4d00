class Stack(list):
    def push(self, x): self.append(x)
    def peek(self): return self[-1]
s = Stack(); s.push(1); s.push(2); print(s, s.peek(), len(s), isinstance(s, list), s == [1,2])
class Cfg(dict):
    def __getattr__(self, k):
        try: return self[k]
        except KeyError: raise AttributeError(k)
    def __setattr__(self, k, v): self[k] = v
c = Cfg(a=1); c.b = 2; print(c, c.a, c["b"], "b" in c)
try: c.zz
except AttributeError as e: print("AE", e)
class Up(str): pass
