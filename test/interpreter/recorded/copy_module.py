import copy
a = [1, [2, 3], {"k": [4]}]; b = copy.deepcopy(a); c = copy.copy(a); a[1].append(9); a[2]["k"].append(8); print(a, b, c)
class N:
    def __init__(self): self.v = [1]
n = N(); m = copy.deepcopy(n); n.v.append(2); print(n.v, m.v)
