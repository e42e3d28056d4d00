import torch
import torch.nn.functional as F
x = torch.tensor([-2.0, -0.3, 0.2, 1.5])
for f in (F.selu_, F.celu_, F.hardtanh_, F.rrelu_, F.elu_, F.leaky_relu_):
    y = x.clone()
    z = f(y)
    print(f.__name__, z is y, y)
y = x.clone()
F.threshold_(y, 0.0, -1.0)
print(y)
print(torch.selu(x), torch.celu(x, alpha=2.0), torch.hardshrink(x), torch.threshold(x, 0, 1))
w = torch.tensor([-1.0, 2.0], requires_grad=True)
h = w * 3
a = F.selu(h, inplace=True)
print(a, h)
a.sum().backward()
print(w.grad)
h = w * 2
F.relu_(h).sum().backward()
print(w.grad, h)
h = torch.nn.SiLU(inplace=True)(w * 1)
h.sum().backward()
print(w.grad)
