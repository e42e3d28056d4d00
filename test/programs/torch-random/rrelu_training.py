import torch
from torch import nn
torch.manual_seed(42)
m = nn.RReLU(0.1, 0.3)
x = torch.tensor([-1.0, 2.0, -3.0, 4.0, -5.0, 0.0], requires_grad=True)
y = m(x)
print(m.training, y)
y.sum().backward()
print(x.grad)
m.eval()
print(m(x))
print(torch.rand(2))
import torch.nn.functional as F
print(F.rrelu(x.detach(), training=True))
print(F.rrelu(x.detach().double(), 0.1, 0.5, True))
torch.manual_seed(3)
a = torch.randn(4, 5)
print(nn.RReLU()(a))
print(torch.rrelu(a.bfloat16(), training=True))
