import torch
from torch.autograd.functional import jacobian
x = torch.tensor([1.0, 2.0, 3.0])
print(jacobian(lambda v: torch.softmax(v, dim=0), x))
print(jacobian(torch.relu, torch.tensor([-1.0, 1.0])))
