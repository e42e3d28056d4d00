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
    print(nn.Linear(2,3))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(nn.ReLU())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(nn.GELU("tanh"))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(nn.LeakyReLU(0.2))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(nn.Softmax(dim=1))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(nn.Sequential(nn.Linear(2,3),nn.ReLU()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(nn.ModuleList([nn.Linear(1,1),nn.Linear(1,1)]))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(nn.ModuleDict({"a":nn.ReLU()}))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(nn.Dropout())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(nn.BatchNorm1d(3))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(nn.LayerNorm(3))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(nn.Conv2d(1,2,3))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(nn.Embedding(3,2))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(nn.Identity())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(nn.Flatten())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(nn.CrossEntropyLoss())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(nn.MSELoss())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(nn.PReLU())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(nn.Softplus())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(nn.ELU())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(nn.Hardswish())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(nn.Mish())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(nn.SiLU())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(nn.GLU())
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(nn.Bilinear(2,3,4))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(lin(x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(lin.weight.shape)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(lin.bias is None)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print([p.shape for p in lin.parameters()])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print([n for n,_ in lin.named_parameters()])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(sum(p.numel() for p in lin.parameters()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(lin.weight.requires_grad)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(lin.training)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(lin.eval().training)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(nn.Flatten()(torch.zeros(2,3,4)).shape)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(nn.LayerNorm(3)(x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(nn.BatchNorm1d(3)(x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(nn.BatchNorm1d(3).eval()(x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(nn.RMSNorm(3)(x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(F.layer_norm(x,(3,)))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(F.normalize(x,dim=1))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(nn.MSELoss()(x,x*2))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(F.mse_loss(x,x+1,reduction="sum"))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(F.l1_loss(x,x*2))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(F.smooth_l1_loss(x,x*3))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(F.huber_loss(x,x*3))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(F.cross_entropy(x,torch.tensor([0,2])))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(F.cross_entropy(x,torch.tensor([0,2]),reduction="sum"))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(nn.CrossEntropyLoss()(x,torch.tensor([1,1])))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(F.cross_entropy(x,torch.softmax(x*2,1)))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(F.nll_loss(F.log_softmax(x,1),torch.tensor([0,2])))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(F.binary_cross_entropy(torch.sigmoid(x),(x>0).float()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(F.binary_cross_entropy_with_logits(x,(x>0).float()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(F.kl_div(F.log_softmax(x,1),F.softmax(x*2,1)))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(F.dropout(x,training=False))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(F.linear(x,W.T))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(F.softmax(x,dim=1))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(F.relu(x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(F.gelu(x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(F.silu(x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(F.elu(x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(F.leaky_relu(x,0.1))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(F.softplus(x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(F.mish(x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(F.hardswish(x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(F.relu6(x*5))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(F.glu(torch.cat([x,x],1)))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(F.sigmoid(x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(F.tanh(x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(F.log_softmax(x,dim=-1))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(F.softmin(x,dim=1))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(nn.Sequential(nn.Linear(2,2))[0])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(len(nn.Sequential(nn.ReLU(),nn.ReLU())))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(nn.Sequential(nn.ReLU(),nn.ReLU(),nn.ReLU())[1:])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(nn.ReLU(inplace=True))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(type(lin))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(type(lin).__name__)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(lin.__class__.__name__)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(nn.Parameter(torch.ones(2)))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(nn.Parameter(torch.tensor(1.)).requires_grad)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(isinstance(lin,nn.Module))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(nn.Conv1d(1,1,2).weight.shape)
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(F.conv1d(torch.ones(1,1,4),torch.ones(1,1,2)))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(F.conv2d(torch.arange(16.).view(1,1,4,4),torch.ones(1,1,2,2),stride=2))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(F.conv1d(torch.arange(4.).view(1,1,4),torch.ones(1,1,3),padding=1))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(list(lin.state_dict().keys()))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print([type(m).__name__ for m in nn.Sequential(nn.Linear(1,1),nn.ReLU()).modules()])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print([n for n,_ in nn.Sequential(nn.Linear(1,1),nn.ReLU()).named_children()])
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(nn.GELU(approximate=False)(x))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(nn.Softmax2d()(torch.ones(1,2,1,1)))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(F.gelu(x,approximate="tanh"))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    print(F.gelu(x,"tanh"))
except Exception as ex:
    print(type(ex).__name__, ex)
