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
    print(x.sum())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.sum(0))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.sum(1))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.sum(dim=1,keepdim=True))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.sum((0,1)))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.mean())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.mean(0))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.mean(-1,keepdim=True))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.std())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.std(0))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.std(unbiased=False))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.std(dim=1,correction=0))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.var())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.var(1,unbiased=False))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.var(0,keepdim=True))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.norm())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.norm(p=1))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.norm(dim=0))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.linalg.norm(v))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.prod())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.prod(0))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.max())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.min())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.max(0))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.max(dim=1))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.min(1,keepdim=True))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.argmax())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.argmin())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.argmax(0))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.argmax(dim=-1))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.amax(0))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.amin(1,keepdim=True))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.all())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.any())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(i.sum())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(i.sum(0))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(i.max())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(i.prod())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(i.float().mean())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(b.sum())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(b.all())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.sum(x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.mean(x,dim=0))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.max(x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.max(x,1))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.max(x,dim=1)[0])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.max(x,dim=1).indices)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.logsumexp(x,0))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.logsumexp(dim=1,keepdim=True))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.sort())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.sort(dim=0,descending=True))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.sort(v))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(v.argsort())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(v.argsort(descending=True))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.topk(2))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.topk(v,2,largest=False))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.median())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.median(dim=1))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.count_nonzero())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(i.unique())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.unique(torch.tensor([3,1,1,2])))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.half().sum())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.half().mean())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.bfloat16().sum(0))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.double().sum().item())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.sum().item())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.mean().item())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(i.sum().item())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(v.std().item())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.cumsum(1))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(v.flip(0))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.flip(0,1))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.nonzero(x>0))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print((x>0).nonzero(as_tuple=True))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.softmax(0))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.softmax(-1).sum(-1))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.log_softmax(1))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.mean().round())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.sum(0).argmax().item())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.zeros(0).sum())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.ones(3,dtype=torch.int32).sum())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(u.sum())
except Exception as ex:
    print(type(ex).__name__, ex)
