import torch
from torch import nn, Tensor
import torch.nn.functional as F
class Swish(nn.Module):
    def __init__(self, beta: float = 1.0, trainable: bool = False):
        super().__init__()
        if trainable:
            self.beta = nn.Parameter(torch.tensor(beta))
        else:
            self.register_buffer("beta", torch.tensor(beta))
    def forward(self, x: Tensor) -> Tensor:
        return x * torch.sigmoid(self.beta * x)
    def extra_repr(self) -> str:
        return f"beta={self.beta.item():.2f}"
s = Swish(1.5, trainable=True)
print(s)
x = torch.tensor([-1.0, 0.0, 1.0], requires_grad=True)
y = s(x)
print(y)
y.sum().backward()
print(x.grad, s.beta.grad)
print(dict(s.named_parameters()))
print(s.state_dict())
print(Swish().state_dict())
