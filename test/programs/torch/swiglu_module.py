import torch
import torch.nn as nn
import torch.nn.functional as F
class SwiGLU(nn.Module):
    def __init__(self, dim, hidden_dim=None, bias=False):
        super().__init__()
        hidden_dim = hidden_dim or int(8 * dim / 3)
        self.w1 = nn.Linear(dim, hidden_dim, bias=bias)
        self.w2 = nn.Linear(hidden_dim, dim, bias=bias)
        self.w3 = nn.Linear(dim, hidden_dim, bias=bias)
    def forward(self, x):
        return self.w2(F.silu(self.w1(x)) * self.w3(x))
torch.manual_seed(0)
m = SwiGLU(6)
print(m)
x = torch.randn(2, 6)
y = m(x)
print(y.shape, y.dtype, y.requires_grad)
print(y)
print(sum(p.numel() for p in m.parameters()))
for n, p in m.named_parameters():
    print(n, tuple(p.shape))
