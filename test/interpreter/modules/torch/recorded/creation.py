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
    print(torch.tensor(1))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.tensor(1.))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.tensor([1,2]))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.tensor([1,2.]))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.tensor([True]))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.tensor([[1.,2.],[3.,4.]]))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.tensor([1,2],dtype=torch.float32))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.tensor([1.5,2],dtype=torch.int64))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.zeros(2,3))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.zeros((2,3)))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.zeros(2,dtype=torch.int64))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.ones(2))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.ones(2,2,dtype=torch.bool))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.full((2,),3))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.full((2,),3.))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.full((2,2),True))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.eye(2))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.eye(2,3))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.arange(5))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.arange(1,5))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.arange(1,10,3))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.arange(5.))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.arange(0,1,.1))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.arange(5,0,-1))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.arange(3,dtype=torch.float64))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.linspace(0,1,5))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.linspace(-3,3,7))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.linspace(-6,6,13))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.linspace(0,1,1))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.linspace(-5,5,100).sum())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.linspace(0,1,5,dtype=torch.float64))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.zeros_like(x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.ones_like(i))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.full_like(x,2))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.ones(0))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.zeros(0,3))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.tensor([]))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.new_zeros(2))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.new_ones(2,2))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.new_full((2,),5))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.as_tensor([1,2]))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.as_tensor(x) is x)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.tensor([1,2]).float())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.tensor([1.7,-1.7]).int())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.tensor([0.,2.]).bool())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.tensor([300]).to(torch.uint8))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.to(torch.float16))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.to("cpu") is x)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.half())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.bfloat16())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.double())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.long())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.tensor(float("inf")))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.tensor([float("nan"),1]))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.pi)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.inf)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.float32)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.float)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.long)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.get_default_dtype())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.is_tensor(x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(isinstance(x,torch.Tensor))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(type(x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.Tensor([1,2]))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.FloatTensor([1.,2.]))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.LongTensor([1,2]))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.clone())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.detach())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.numel(x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.tensor(x.tolist()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.tensor([x[0,0],x[0,1]]))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.tensor((1,2)))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.tensor([[1,2],[3]]))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.tensor("a"))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.zeros(-1))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.ones(2,requires_grad=True))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.device("cpu"))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.type(torch.int64))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.type_as(i))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.scalar_tensor(2.))
except Exception as ex:
    print(type(ex).__name__, ex)
