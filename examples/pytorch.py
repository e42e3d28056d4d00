"""Activations in PyTorch. Rest the mouse on a name; read the results above the lines."""

import torch
import torch.nn as nn
import torch.nn.functional as F

x = torch.tensor([-3.0, -1.0, -0.5, 0.0, 0.5, 1.0, 3.0])

print(F.relu(x))
print(F.gelu(x))
print(F.gelu(x, approximate="tanh"))
print(nn.SiLU()(x))
print(F.leaky_relu(x, negative_slope=0.2))
print(F.hardswish(x))
print(x.softmax(dim=-1))

gate_and_value = torch.tensor([[1.0, 2.0, -1.0, 0.5], [0.0, -2.0, 3.0, 1.0]])
print(F.glu(gate_and_value, dim=-1))


class FeedForward(nn.Module):
    """A small feed-forward block; its weights come from the seed below, bit for bit."""

    def __init__(self, features: int, hidden: int):
        super().__init__()
        self.expand = nn.Linear(features, hidden)
        self.activation = nn.GELU(approximate="tanh")
        self.shrink = nn.Linear(hidden, features)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.shrink(self.activation(self.expand(x)))


torch.manual_seed(0)
block = FeedForward(4, 8)
print(block(torch.ones(2, 4)))

weights = torch.tensor([0.5, -1.5, 2.0], requires_grad=True)
loss = F.softplus(weights).sum()
loss.backward()
print(weights.grad)


def predict(logits, temperature=1.0):
    # The input is not known here: the lens shows a sample and says so.
    return F.softmax(logits / temperature, dim=-1)
