import torch
import torch.nn as nn
import torch.nn.functional as F
x = torch.tensor([[1.0, -2.0, 3.0, 0.5], [0.0, 1.0, -1.0, 2.0]])
a, b = x.chunk(2, dim=-1)
print(F.glu(x)); print(F.glu(x, dim=0)); print(a * torch.sigmoid(b)); print(a * b); print(F.relu(a) * b); print(F.gelu(a) * b); print(F.silu(a) * b)
print(nn.GLU(dim=-1)(x)); print(nn.GLU())
try:
    F.glu(torch.ones(3))
except RuntimeError as e:
    print(e)
