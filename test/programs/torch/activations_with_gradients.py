import torch
import torch.nn.functional as F
x = torch.tensor([-3.0, -1.0, -0.5, 0.0, 0.5, 1.0, 3.0], requires_grad=True)
for fn in (F.selu, F.celu, F.hardtanh, F.hardsigmoid, F.softsign, F.logsigmoid, F.hardshrink, F.softshrink, F.tanhshrink, F.rrelu):
    x.grad = None
    y = fn(x)
    y.sum().backward()
    print(fn.__name__, y, x.grad)
y = F.threshold(x, 0.1, 20)
print(y, F.threshold.__name__)
print(F.threshold(x.detach(), threshold=-1, value=0.5))
