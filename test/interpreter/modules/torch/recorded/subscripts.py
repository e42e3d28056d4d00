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
    print(x[0])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x[-1])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x[0,1])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x[:,1])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x[:,-1])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x[0,:])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x[...,0])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x[0:1])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x[:,::2])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x[:,1:])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x[x>0])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x[[0,1]])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x[[1,0]])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x[torch.tensor([1,0])])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x[:,[0,2]])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x[[0,1],[0,2]])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x[:,None])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x[None,:])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x[0][1])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x[b])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(v[torch.tensor([True,False,True])])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(v[1:])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(v[:-1])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(v[-2:])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(v[::2])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(v[[0,-1]])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x[torch.arange(2),torch.tensor([0,2])])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x[(x>0)&(x<1)])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x[1,...])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x[...,None].shape)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x[:,:,None].shape)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x[True].shape)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(i[0])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(i[:,0])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(i[i>1])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.t()[0])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x[5])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x[0,5])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x[0,0,0])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x[1.5])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(v[torch.tensor(1)])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x[torch.tensor([[0,1],[1,0]])].shape)
except Exception as ex:
    print(type(ex).__name__, ex)
