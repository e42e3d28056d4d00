import torch
import torch.nn.functional as F
x = torch.linspace(-1, 1, 5, requires_grad=True)
g, = torch.autograd.grad(F.hardtanh(x).sum(), x, create_graph=True)
print(g)
y = F.softsign(x)
y = F.tanhshrink(x)
print(y.grad_fn.name())
g, = torch.autograd.grad(y.sum(), x, create_graph=True)
print(g)
g.sum().backward()
print(x.grad)
for f in (F.selu, F.celu, F.logsigmoid, F.hardshrink, F.softshrink, F.rrelu, F.hardsigmoid, lambda v: F.threshold(v, 0, 0), lambda v: F.prelu(v, torch.tensor([0.2]))):
    print(f(x).grad_fn.name())
print(F.elu(x * 1, inplace=True), F.selu(x * 1, True), F.threshold(x * 1, 0, 0, True))
print(F.softmin(torch.tensor([1.0, 2.0, 3.0], requires_grad=True), dim=0))
