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
    print(x.shape)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.size())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.size(0))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.size(-1))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.dim())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.ndim)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.numel())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(len(x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.view(6))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.view(-1,2))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.view(3,2))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.reshape(-1))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.reshape(1,6))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.reshape((3,-1)))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.T)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.t())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.mT)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.transpose(0,1))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.permute(1,0))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.permute((1,0)).shape)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.flatten())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.unsqueeze(0).shape)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.unsqueeze(-1).shape)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x[None].shape)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x[None].squeeze(0).shape)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x[None].squeeze().shape)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.expand(2,2,3).shape)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(v.expand(2,3))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(v.expand(2,-1))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.repeat(2,1))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(v.repeat(2))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(v.repeat(2,2))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.chunk(2))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.chunk(3,dim=1))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.split(1))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.split([1,2],dim=1))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.split(v,2))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.unbind())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.unbind(1))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.cat([x,x]))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.cat([x,x],dim=1))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.cat((x,x),-1))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.stack([v,v]))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.stack([v,v],dim=1))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.hstack([v,v]))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.vstack([v,v]))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.hstack([x,x]))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.contiguous())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.is_contiguous())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.t().is_contiguous())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.stride())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.t().stride())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.tril())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.triu(1))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.tril(torch.ones(3,3)))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.diag())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(v.diag())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.eye(3).diagonal())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(v.roll(1))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.roll(1,0))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.roll(-1,1))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.narrow(1,0,2))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.select(0,1))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.index_select(1,torch.tensor([0,2])))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.gather(1,torch.tensor([[0],[2]])))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.take_along_dim(x,torch.tensor([[0],[2]]),1))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.masked_select(x>0))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(F.one_hot(torch.tensor([0,2]),3))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(F.one_hot(torch.tensor([0,2])))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.meshgrid(v,v,indexing="ij"))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.movedim(0,1).shape)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.swapaxes(0,1).shape)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.unflatten(1,(3,1)).shape)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.broadcast_to(v,(2,3)))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(v.repeat_interleave(2))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.repeat_interleave(2,dim=0))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.tile(v,(2,)))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.view_as(torch.zeros(3,2)))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.expand_as(torch.zeros(2,2,3)).shape)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.flatten(torch.zeros(2,3,4),1).shape)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.zeros(2,3,4).flatten(0,1).shape)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(list(x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print([r.sum().item() for r in x])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.tolist())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(i.tolist())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(v[0].item())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.shape[0])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.shape==(2,3))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.shape==torch.Size([2,3]))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(tuple(x.shape))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.shape+(1,))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(torch.Size([1,2]))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.shape.numel())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.dtype)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.device)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.type())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.is_leaf)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.requires_grad)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(x.grad)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(bool(x.sum()>0))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(int(i[0,0]))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(float(v[0]))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(F.pad(v,(1,1)))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(F.pad(x,(1,0,0,1),value=9.))
except Exception as ex:
    print(type(ex).__name__, ex)
