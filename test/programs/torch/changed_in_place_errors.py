import torch
x = torch.tensor([1.0, 2.0], requires_grad=True)
try:
    x += 1
except RuntimeError as e:
    print(e)
y = torch.sigmoid(x)
y.mul_(2)
try:
    y.sum().backward()
except RuntimeError as e:
    print(e)
z = x * 2
z.add_(1)
print(z)
z.sum().backward()
print(x.grad)
w = x.clone()
w[0] = 5
print(w)
w.sum().backward()
print(x.grad)
print(x._version, w._version)
