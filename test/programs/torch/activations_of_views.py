import torch
import torch.nn.functional as F
x = torch.tensor([[-1.0, 2.0], [3.0, -4.0]], requires_grad=True)
y = F.hardshrink(x.t(), 1.5)
print(y)
y.sum().backward()
print(x.grad)
v = x.detach()[:, 0]
print(F.selu(v), F.softshrink(v), v.hardshrink(2.0), v.prelu(torch.tensor([0.5])))
z = x.detach().clone()
F.hardtanh(z[0], inplace=True)
print(z)
z = torch.zeros(0)
print(F.selu(z), F.softsign(z), F.prelu(z, torch.tensor([0.1])))
with torch.no_grad():
    print(F.celu(x, 0.5))
print(F.selu(x).dtype, F.hardsigmoid(x).requires_grad)
o = F.threshold(x, 0, 0)
print(torch.equal(o, F.relu(x)), o.is_leaf)
print(F.log_softmax(x, 1), F.softmin(x, 0))
loss = -F.logsigmoid(torch.tensor([2.0, -1.0]) - torch.tensor([1.0, 1.0])).mean()
print(loss, f"{loss:.4f}")
