import torch
import torch.nn as nn
acts = nn.ModuleDict([["lrelu", nn.LeakyReLU()], ["prelu", nn.PReLU()], ["gelu", nn.GELU("tanh")]])
print(acts)
for name, act in acts.items():
    print(name, act(torch.tensor([-1.0, 2.0])))
print(nn.Softmax(dim=-1), nn.LogSoftmax(dim=1), nn.Softmin(dim=0), nn.Threshold(0.1, 20), nn.Hardtanh(-2, 2), nn.GLU(), nn.RReLU(), nn.Softplus(beta=2), nn.Softshrink(0.3), nn.CELU(0.5), nn.ELU(2.0), nn.MultiheadAttention(4, 2).out_proj)
