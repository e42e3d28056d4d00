import torch
import torch.nn as nn
p = nn.Parameter(torch.tensor([[1.0, 2.0]]))
print(p)
print([p])
print({"w": p})
print(p.data, p.detach(), p.requires_grad, p.shape, p.T)
print(nn.Parameter(torch.zeros(2), requires_grad=False))
print(nn.Parameter(torch.tensor(3.0)))
print(isinstance(p, torch.Tensor), isinstance(p, nn.Parameter), type(p))
print(p + 1)
print(list(nn.Linear(1, 1).state_dict()))
