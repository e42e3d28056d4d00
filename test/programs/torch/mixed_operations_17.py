import torch
import torch.nn.functional as F
x = torch.tensor([[[9, 3, -5, -2], [-1, 5, 5, 5], [-2, -3, 7, 0]], [[-1, 9, 6, 2], [8, -5, 3, 9], [6, -3, -5, 5]]], dtype=torch.int64)
y = torch.tensor([[[-2, 4, 6, 2], [8, -5, -3, 7], [4, 0, -4, -1]], [[0, -3, 7, 3], [5, 8, 3, 9], [-4, 1, 9, -5]]], dtype=torch.int64)
print(x.numel())
print(x.prod(dim=-1))
print(torch.maximum(x, y))
print(x.double())
