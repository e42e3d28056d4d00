import torch
from torch import nn

class Block(nn.Module):
    def __init__(self, dim, act="hardtanh"):
        super().__init__()
        self.norm = nn.LayerNorm(dim)
        self.act = {"hardtanh": nn.Hardtanh(0.0, 6.0), "hardsigmoid": nn.Hardsigmoid(), "prelu": nn.PReLU(dim, init=0.1)}[act]
        self.fc = nn.Linear(dim, dim, bias=False)

    def forward(self, x):
        return x + self.fc(self.act(self.norm(x)))

for act in ("hardtanh", "hardsigmoid", "prelu"):
    torch.manual_seed(1)
    b = Block(3, act)
    x = torch.arange(6.0).view(2, 3) - 2
    print(b)
    y = b(x)
    print(y.shape, y.dtype, y.requires_grad)
    print([n for n, _ in b.named_parameters()])
h = nn.Hardtanh(max_val=2)
print(h.min_val, h.max_val, h.inplace, h.extra_repr())
t = nn.Threshold(0.5, 0)
print(t.threshold, t.value, t)
p = nn.PReLU()
print(p.weight.item(), p.num_parameters, p(torch.tensor(-4.0)))
print(nn.Softshrink(0.25).lambd, nn.RReLU().lower, nn.CELU().alpha)
seq = nn.Sequential(nn.Conv1d(2, 4, 1), nn.PReLU(4), nn.Flatten())
print(seq)
try:
    nn.PReLU(3)(torch.randn(2, 4))
except RuntimeError as e:
    print(e)
try:
    nn.SELU()(torch.tensor([1, 2]))
except Exception as e:
    print(type(e).__name__, e)
print(nn.SELU()(torch.tensor(-1.0)), nn.Hardshrink()(torch.tensor([[0.4, -0.6], [0.5, 9.0]])))
