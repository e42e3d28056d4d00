import torch
x = torch.tensor([-1.0, 0.5, 2.0], requires_grad=True)
y = torch.sigmoid(x)
g = torch.autograd.grad(y.sum(), x, create_graph=True)[0]
print(g)
h = torch.autograd.grad(g.sum(), x)[0]
print(h)
y = torch.tanh(x)
g, = torch.autograd.grad(y.sum(), x, create_graph=True)
h, = torch.autograd.grad(g.sum(), x)
print(h)
y = x ** 3
g, = torch.autograd.grad(y.sum(), x, create_graph=True)
h, = torch.autograd.grad(g.sum(), x)
print(g, h)
for f in [torch.nn.functional.silu, torch.nn.functional.gelu, torch.nn.functional.softplus, torch.nn.functional.elu, torch.nn.functional.mish]:
    y = f(x)
    g, = torch.autograd.grad(y.sum(), x, create_graph=True)
    print(g)
    h, = torch.autograd.grad(g.sum(), x)
    print(h)
