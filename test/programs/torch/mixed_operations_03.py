import torch
import torch.nn.functional as F
x = torch.tensor([3, -3, 0, 9], dtype=torch.int64)
y = torch.tensor([4, 2, 5, 4], dtype=torch.int64)
print(x.sign())
print(torch.equal(x, y))
print(x.roll(1, -1))
print(x.split(1, dim=-1))
