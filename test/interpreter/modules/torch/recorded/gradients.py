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
    print(g(lambda t:(t*2).sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:(t**2).sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:t.mean()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:(t**3).mean()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:torch.exp(t).sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:torch.sin(t).sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:torch.relu(t).sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:torch.sigmoid(t).sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:torch.tanh(t).sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:F.silu(t).sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:F.softmax(t,1)[0,0]))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:F.log_softmax(t,1).sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:(t@W).sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:(t@W@W.T).mean()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:(t*v).sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:(t/v).sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:(v/t).sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:t.max()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:t.max(1)[0].sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:t.norm()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:t.var()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:t.std()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:t[0].sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:t[:,1].sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:t[t>0].sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:t.view(-1)[2]))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:t.T.reshape(-1)[1]))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:torch.cat([t,t*2]).sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:torch.stack([t[0],t[1]*3]).sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:t.clamp(min=0).sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:t.abs().sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:torch.where(t>0,t,t*0.1).sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:F.leaky_relu(t,0.1).sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:F.elu(t).sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:F.softplus(t).sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:F.mish(t).sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:F.hardswish(t).sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:F.cross_entropy(t,torch.tensor([0,2]))))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:F.mse_loss(t,torch.zeros(2,3))))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:F.binary_cross_entropy_with_logits(t,torch.ones(2,3))))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:t.prod()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:t.logsumexp(1).sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:t.cumsum(0)[1].sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:torch.maximum(t,torch.zeros(())).sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:t.expand(2,2,3).sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:t.repeat(2,1).sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:t.unsqueeze(0).squeeze(0).sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:t.permute(1,0)[0].sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:t.pow(2).sum().sqrt()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:F.layer_norm(t,(3,))[0,0]))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:F.glu(torch.cat([t,t],1)).sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:torch.einsum("ij,j->i",t,v).sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:t.masked_fill(t<0,0).sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:(t-t.mean(0)).pow(2).sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:t.double().sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:t.gather(1,torch.tensor([[0],[2]])).sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:t.topk(1)[0].sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:t.sort(1)[0][:,0].sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:F.softmax(t@t.T,-1).sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:t.triu().sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:t.flip(0)[0].sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:t.chunk(3,1)[1].sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:(t[0]*t[1]).sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:sum(r.sum() for r in t)))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:F.l1_loss(t,torch.zeros(2,3))))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:F.smooth_l1_loss(t,torch.zeros(2,3))))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:torch.sqrt(t.abs()).sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:(1/t).sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:(2**t).sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:t.sum()**2))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:F.normalize(t).sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:F.relu6(t).sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:torch.erf(t).sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:t.atan().sum()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(g(lambda t:F.softmin(t,1)[0,1]))
except Exception as ex:
    print(type(ex).__name__, ex)
