import torch
x = torch.tensor(2.0, requires_grad=True)
y = x**3
(g,) = torch.autograd.grad(y, x, create_graph=True)
print(g)
(g2,) = torch.autograd.grad(g, x)
print(g2)
a = torch.tensor([1.0, 2.0], requires_grad=True)
b = a * 3
c = b.sum()
c.backward()
print(a.grad)
try:
    c.backward()
except RuntimeError as e:
    print("err", str(e)[:60])
b = (a * a).sum()
b.backward(retain_graph=True)
b.backward()
print(a.grad)
a.grad.zero_()
print(a.grad)
with torch.no_grad():
    z = a * 2
print(z.requires_grad, z)
z = (a * 2).detach()
print(z)
try:
    a += 1
except RuntimeError as e:
    print(e)
with torch.no_grad():
    a += 1
print(a)
h = torch.zeros(3)
h[1] = 5
h[0:1] = torch.tensor([2.])
h += 1
print(h)
h[h > 3] = 0
print(h)
m = torch.zeros(2, 3)
m[:, 1] = torch.tensor([1., 2.])
m[0] *= 2
print(m)
v = m.view(-1)
v[0] = 9
print(m)
w = torch.ones(3, requires_grad=True)
u = w * 2
u[0] = 0
u.sum().backward()
print(u, w.grad)
@torch.no_grad()
def f(t):
    return t * 2
print(f(w))
print(w.is_leaf, (w*2).is_leaf, w.grad_fn)
q = torch.tensor([3., 4.], requires_grad=True)
n = q.norm()
n.backward()
print(n, q.grad)
r = torch.tensor([1., 2., 3.], requires_grad=True)
s = (r * torch.tensor([1., 0., 2.])).sum()
s.backward(torch.tensor(2.0))
print(r.grad)
t = torch.ones(2, requires_grad=True)
k = t * 3
k.retain_grad()
k.sum().backward()
print(k.grad, t.grad)
k.backward if False else None
try:
    torch.ones(2, requires_grad=True).numpy()
except RuntimeError as e:
    print(e)
