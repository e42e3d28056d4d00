import torch
import torch.nn.functional as F
x = torch.tensor([[[8, 7], [7, -4]], [[-1, -4], [2, 7]]], dtype=torch.int64)
y = torch.tensor([[[2, 2], [5, 1]], [[7, -2], [-4, 2]]], dtype=torch.int64)
print(x.repeat_interleave(2, dim=-3))
print(x.long())
print(x.abs())
print(x.sum())
