import torch
import torch.nn.functional as F
x = torch.tensor([[[0, -1, -3, -3], [8, 5, -5, 0], [3, 2, 9, 4]], [[-4, 0, 3, 9], [4, 6, -5, 6], [1, -3, 6, 2]]], dtype=torch.int64)
y = torch.tensor([[[6, 1, -3, -3], [-2, -5, -4, -3], [3, 8, 9, 4]], [[-4, 7, 6, 1], [7, 6, 9, -4], [9, -1, -2, 5]]], dtype=torch.int64)
print(f"{x.max():.2f}")
print(x.cumsum(-2))
print(x.masked_fill(x < 0, 0))
print(x[0])
