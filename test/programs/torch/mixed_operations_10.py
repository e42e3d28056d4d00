import torch
import torch.nn.functional as F
x = torch.tensor([[-3], [-2], [-3], [-2], [-3]], dtype=torch.int64)
y = torch.tensor([[5], [5], [-4], [6], [7]], dtype=torch.int64)
print(x % 3)
print(x.sign())
print(x.diff())
print(x @ y.transpose(-1, -2))
