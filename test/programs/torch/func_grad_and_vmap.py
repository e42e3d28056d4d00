import torch
from torch.func import grad, vmap
f = lambda x: torch.nn.functional.gelu(x)
x = torch.tensor([-1.0, 0.0, 1.0])
print(vmap(grad(f))(x))
print(grad(lambda x: (x ** 2).sum())(x))
