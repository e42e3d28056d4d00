import torch
x = torch.tensor([1.0, 2.0], requires_grad=True)
y = x * 3
y.retain_grad()
z = y.pow(2).sum()
z.backward()
print(y.grad, x.grad)
print(z.grad_fn.name())
print(type(z.grad_fn).__name__)
x.grad.zero_()
h = x.register_hook(lambda g: g * 2)
(x * 1).sum().backward()
print(x.grad)
h.remove()
def show(g):
    print("grad", g)
y = x * 2
y.register_hook(show)
y.sum().backward()
