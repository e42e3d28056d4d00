import torch
from torch import nn
for dt in (torch.float64, torch.bfloat16, torch.float16):
    x = torch.tensor([-3.2, -0.7, -0.1, 0.0, 0.3, 2.6], dtype=dt, requires_grad=True)
    for m in (nn.SELU(), nn.CELU(0.7), nn.Hardtanh(-0.7, 0.3), nn.Hardsigmoid(), nn.Softsign(), nn.LogSigmoid(), nn.Threshold(0.1, 0.3), nn.Hardshrink(0.1), nn.Softshrink(0.3), nn.Tanhshrink()):
        x.grad = None
        y = m(x)
        (y * 1.7).sum().backward()
        print(m, y, x.grad)
