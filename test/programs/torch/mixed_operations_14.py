import torch
import torch.nn.functional as F
x = torch.tensor([-2.3, -0.4, -7.268], dtype=torch.float16)
y = torch.tensor([-0.52, -0.1, 0.1], dtype=torch.float16)
print(x.tolist())
print(x.median())
print(x * y)
print(x[0])
print(F.leaky_relu(x, 0.2))
print(x.exp())
print(torch.sigmoid(x))
