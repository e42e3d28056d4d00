import torch
import torch.nn.functional as F
x = torch.tensor([[[1.6, -0.3, 4.7, -2.4], [0.0, 0.5, 0.6, 0.25], [-2.52, 3.21, -0.41, 6.078]], [[1.44, -0.03, 2.09, 2.15], [-0.2, 1.6, -0.07, -7.9], [4.88, -5.308, -2.67, 2.93]]], dtype=torch.bfloat16)
y = torch.tensor([[[0.7, 0.267, -0.24, 0.716], [0.5, 2.3, -0.83, -7.01], [-0.43, -4.1, -2.548, 1.7]], [[-1.62, -7.6, -1.1, 0.46], [7.04, 2.01, -2.138, 0.3], [3.43, 6.9, -0.3, -2.454]]], dtype=torch.bfloat16)
print(x.nonzero())
print(torch.stack([x, y], dim=-2))
print(x.sign())
print(x.unsqueeze(-2))
print(F.silu(x))
print(F.leaky_relu(x, 0.2))
print(F.gelu(x, approximate="tanh"))
