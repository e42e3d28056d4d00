import torch
x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
p = torch.softmax(x, dim=0)
p[0].backward()
print(x.grad); print(p)
x.grad.zero_(); print(x.grad)
torch.log_softmax(x, 0)[2].backward(); print(x.grad)
