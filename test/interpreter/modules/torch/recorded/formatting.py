import torch
import torch.nn as nn
import torch.nn.functional as F
x=torch.tensor([[0.5,-1.25,2.0],[1.5,0.25,-0.75]])
v=torch.tensor([1.0,2.0,3.5])
p=torch.tensor([[0.5,1.25,2.0],[1.5,0.25,4.0]])
W=torch.tensor([[0.1,0.2],[0.3,-0.4],[0.5,0.6]])
i=torch.tensor([[1,2],[3,-4]])
u=torch.tensor([1,255],dtype=torch.uint8)
b=torch.tensor([True,False]);b2=torch.tensor([True,True])
s=torch.tensor(2.71828)
sg=torch.tensor(1.5,requires_grad=True)
torch.manual_seed(0)
lin=nn.Linear(3,2)
def g(f):
    t=x.clone().requires_grad_()
    y=f(t)
    print(y)
    y.backward()
    return t.grad
try:
    print(f"{x}")
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(f"{s}")
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(f"{s:.2f}")
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(f"{s.item():.3f}")
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(f"{v[1]:8.3f}|")
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(f"{i[0,0]}")
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(f"{i[0,0]:3d}")
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print("%.2f" % s)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print("%s" % v)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(str(v))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(repr(v))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(f"{v!r}")
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(f"{v:.2f}")
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print("{:.4f}".format(s))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(format(s,".1f"))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(round(s.item(),2))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(f"{(x>0).float().mean():.2%}")
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(f"{torch.tensor(5)}")
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(f"{torch.tensor(True)}")
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(print(x,v))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print([v,s])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print({"a":s})
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print((s,))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(f"{sg}")
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(f"{sg:.2f}")
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(f"{x.shape}")
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(f"{x.shape[0]}x{x.shape[1]}")
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(str(x.dtype))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(f"{x.dtype}")
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(float(s))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(int(s))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(bool(s))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(s.item())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(max(v))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(min(v))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(sum(v))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(sorted(v.tolist()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print([float(t) for t in v])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(any(v>1))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(len(v))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(1.5 in v)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(list(v))
except Exception as ex:
    print(type(ex).__name__, ex)
