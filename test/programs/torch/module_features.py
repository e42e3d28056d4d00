import torch, torch.nn as nn
class Net(nn.Module):
    """Doc."""
    def __init__(self, act=nn.ReLU()):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(2, 2) for _ in range(2)])
        self.act = act
        self.acts = nn.ModuleDict({'relu': nn.ReLU(), 'gelu': nn.GELU()})
        self.scale = nn.Parameter(torch.ones(2))
        self.register_buffer('buf', torch.zeros(1))
    def forward(self, x, name='relu'):
        for l in self.layers:
            x = self.acts[name](l(x))
        return x * self.scale
torch.manual_seed(3)
n = Net()
print(n)
print(n(torch.ones(1, 2)), n(torch.ones(1, 2), name='gelu'))
print([k for k, _ in n.named_parameters()]); print(list(n.state_dict())); print(n.training, n.eval().training); print([type(m).__name__ for m in n.modules()]); print(n.scale, n.buf, len(n.layers), 'gelu' in n.acts, list(n.acts.keys())); print(dict(n.named_buffers())); n.train(); n.apply(lambda m: print(type(m).__name__)); n.zero_grad(); print(next(n.parameters())); print(n.layers[0].in_features); n.double(); print(n.scale.dtype); print(n.requires_grad_(False).scale.requires_grad); print(n.__class__.__name__, n._get_name(), n.__doc__)
del n.acts
print(hasattr(n, 'acts'), isinstance(n, nn.Module))
try:
    n.nothing
except AttributeError as e:
    print(e)
