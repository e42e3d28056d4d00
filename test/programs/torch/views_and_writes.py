import torch
a = torch.zeros(2, 3)
b = a.view(3, 2)
b[0] = 1
print(a)
c = a.clone()
c[0, 0] = 9
print(a[0, 0], c[0, 0])
d = a[0]
d += 5
print(a)
e = a.t()
e[0, 0] = -1
print(a, e.is_contiguous())
a[:, 1] = torch.tensor([7.0, 8.0])
a[1] *= 2
print(a)
a[a > 6] = 0
print(a)
a.zero_()
print(a, b)
x = torch.arange(5)
x[1:3] = x[3:5].clone()
print(x)
x[[0, 4]] = torch.tensor([10, 20])
print(x)
y = x.new_zeros(2); y[-1] = 3
print(y)
