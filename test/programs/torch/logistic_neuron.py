import torch
x = torch.tensor([1.0, 2.0, 3.0])
w = torch.tensor([0.1, 0.2, 0.3], requires_grad=True)
b = torch.tensor(0.5, requires_grad=True)
z = (w * x).sum() + b
a = torch.sigmoid(z)
loss = -torch.log(a)
print(z, a, loss)
loss.backward()
print(w.grad, b.grad)
print(z.grad_fn, a.grad_fn.name() if a.grad_fn else None) if False else None
print(loss.grad_fn is not None, w.grad_fn, w.is_leaf, z.is_leaf)
with torch.no_grad():
    w -= 0.1 * w.grad
    w.grad.zero_()
print(w)
print(w.grad)
print(torch.autograd.grad((w * x).sum(), w))
