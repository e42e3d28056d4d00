import torch
import torch.nn.functional as F
x = torch.tensor([-3, -1, 0, 2, 5])
print(F.hardtanh(x), F.hardtanh(x, -2, 3), F.threshold(x, 1, -7), F.relu(x), F.relu6(x))
print(F.softsign(x), F.tanhshrink(x))
for f in (F.selu, F.celu, F.hardsigmoid, F.hardshrink, F.softshrink, F.logsigmoid, F.elu, F.gelu, F.silu, F.mish, F.softplus, F.hardswish, F.leaky_relu, F.rrelu):
    try:
        print(f(x))
    except Exception as e:
        print(type(e).__name__, e)
for bad in (lambda: F.celu(x.float(), 0.0), lambda: F.softshrink(x.float(), -1.0), lambda: F.hardtanh(x.float(), 1, -1), lambda: torch.nn.Hardtanh(1, 1), lambda: F.prelu(x.float(), torch.tensor([0.1, 0.2])), lambda: F.rrelu(x.float(), 0.5, 0.1), lambda: torch.nn.Threshold(0.5), lambda: torch.nn.Softsign(1), lambda: F.hardshrink([1.0]), lambda: F.softsign([1.0]), lambda: F.tanhshrink(2.0), lambda: F.selu('a'), lambda: F.threshold(x.float(), 1), lambda: F.prelu(x, torch.tensor([0.5]))):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
