import torch
x, y = torch.meshgrid(torch.arange(3), torch.arange(2), indexing="ij")
print(x)
print(y)
x, y = torch.meshgrid(torch.arange(3), torch.arange(2), indexing="xy")
print(x, y)
print(torch.stack([x, y], -1).shape)
