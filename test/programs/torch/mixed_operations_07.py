import torch
import torch.nn.functional as F
x = torch.tensor([[6, 7, 5], [3, -2, -1]], dtype=torch.int64)
y = torch.tensor([[6, -1, -1], [6, -4, 5]], dtype=torch.int64)
print(x.square())
print(x @ y.transpose(-1, -2))
print(x.amax(1))
print(x.amax(1))
