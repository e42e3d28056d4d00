import torch
import torch.nn.functional as F
x = torch.tensor([[[-1.24, 1.5, 2.06, -1.591], [-5.44, 0.8, 3.0, 8.86], [-8.8, 0.0, 0.47, 6.7]], [[-3.18, 7.4, -2.23, 0.4], [0.3, 0.21, 0.2, 9.7], [-1.92, -0.042, -8.89, -0.36]]], dtype=torch.float16)
y = torch.tensor([[[-0.2, -1.9, 6.11, 0.131], [8.88, 0.2, -1.895, -0.73], [0.1, -5.67, -8.7, 0.15]], [[1.749, -0.227, 0.6, 0.15], [0.14, -5.508, -7.782, -0.2], [5.79, -2.46, -7.587, -1.56]]], dtype=torch.float16)
print(x.abs())
print(x.nonzero())
print(2 / x)
print(x.permute(*range(x.dim())[::-1]))
print(F.leaky_relu(x, 0.2))
print(x.sin())
print(F.silu(x))
