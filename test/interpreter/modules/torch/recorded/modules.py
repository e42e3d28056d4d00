import torch
import torch.nn as nn
import torch.nn.functional as F
class Swish(nn.Module):
    def __init__(self, beta=1.0, learn=True):
        super().__init__()
        if learn:
            self.beta = nn.Parameter(torch.tensor(float(beta)))
        else:
            self.register_buffer('beta', torch.tensor(float(beta)))
    def forward(self, x):
        return x * torch.sigmoid(self.beta * x)
    def extra_repr(self):
        return f"beta={self.beta.item():.2f}"
s = Swish(1.5)
print(s, s.beta, list(s.parameters()))
x = torch.linspace(-3, 3, 7)
print(s(x))
y = s(x).sum(); y.backward()
print(s.beta.grad)
acts = nn.ModuleDict({"relu": nn.ReLU(), "gelu": nn.GELU(), "silu": nn.SiLU(), "lrelu": nn.LeakyReLU(0.1)})
for k, a in acts.items():
    print(f"{k:>6}", a(x))
print(acts)
def compare(f, g, x):
    return torch.allclose(f(x), g(x), atol=1e-6), (f(x) - g(x)).abs().max().item() < 1e-6
print(compare(F.silu, lambda t: t * torch.sigmoid(t), x))
print(compare(F.softplus, lambda t: torch.log(1 + torch.exp(t)), x))
X = torch.randn(2, 3)
print(type(X), X.size()[0])
print(torch.zeros(2).to(torch.int64), torch.tensor([1, 2]) / 2)
print(x[x > 0].mean(), x.clamp(-1, 1).tolist())
print(torch.stack([f(x[:3]) for f in (torch.relu, torch.tanh, torch.sigmoid)]))
try:
    torch.ones(2, 3) @ torch.ones(2, 3)
except RuntimeError as e:
    print("Error:", e)
try:
    nn.Linear(3, 2)(torch.ones(2, 4))
except RuntimeError as e:
    print("Error:", e)
class Bad(nn.Module):
    def __init__(self):
        self.l = nn.Linear(2, 2)
try:
    Bad()
except AttributeError as e:
    print(e)
print(isinstance(s, nn.Module), callable(s), hasattr(s, "beta"), hasattr(s, "nope"))
print(nn.functional.relu(torch.tensor([-1., 1.])), torch.nn.functional.softmax(torch.tensor([1., 2.]), dim=0))
print(getattr(nn, "ReLU")()(torch.tensor([-1.0])), getattr(F, "gelu")(torch.tensor([1.0])))
print(sum(p.numel() for p in nn.Linear(3, 4).parameters() if p.requires_grad))
t = torch.tensor([[1, 2], [3, 4]])
for row in t: print(row, row.sum().item())
for i, (a, b) in enumerate(t): print(i, a, b, a.item() + b.item())
a, b = t
print(a, b, torch.equal(a, b))
print(f"{t.float().mean():.3f}", t.max().item(), t.argmax().item())
print({k: v.shape for k, v in nn.Linear(2, 1).state_dict().items()})
print(torch.tensor(3).item() + 1, 2 * torch.tensor(3), torch.tensor(7) // 2, torch.tensor(7) % 4)
print(torch.arange(6).view(2, 3).float() @ torch.ones(3, 1))
print(torch.Size([2, 3]), torch.Size([2, 3])[0], len(torch.Size([2, 3])))
