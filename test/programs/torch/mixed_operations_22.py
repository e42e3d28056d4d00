import torch
import torch.nn.functional as F
x = torch.tensor([0.49, 0.468, -3.15, -0.577], dtype=torch.bfloat16)
y = torch.tensor([-1.45, 0.3, 1.59, -0.394], dtype=torch.bfloat16)
print(x.float().mean())
print(x.split(1, dim=-1))
print(x @ y)
print(-x)
print(x.sin())
print(x.abs().sqrt())
print(F.softmax(x, dim=-1))
