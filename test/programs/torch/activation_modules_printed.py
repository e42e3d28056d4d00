import torch
from torch import nn
mods = [nn.SELU(), nn.CELU(), nn.CELU(0.5), nn.Hardtanh(), nn.Hardtanh(-2, 2), nn.Hardsigmoid(), nn.Softsign(), nn.LogSigmoid(), nn.Threshold(0.1, 20), nn.Hardshrink(), nn.Hardshrink(0.2), nn.Softshrink(), nn.Tanhshrink(), nn.PReLU(), nn.RReLU(), nn.Identity()]
x = torch.linspace(-2, 2, 9)
for m in mods:
    m.eval()
    print(m, m(x).tolist())
net = nn.Sequential(nn.Linear(2, 3), nn.SELU(inplace=True), nn.Linear(3, 1), nn.Hardtanh(min_val=-0.1, max_val=0.1))
print(net)
