import torch
import torch.nn as nn

class Net(nn.Module):
    def __init__(self, act=nn.SELU):
        super().__init__()
        self.fc1 = nn.Linear(4, 3)
        self.act = act()
        self.fc2 = nn.Linear(3, 2)
        nn.init.kaiming_normal_(self.fc1.weight, nonlinearity="linear")

    def forward(self, x):
        return self.fc2(self.act(self.fc1(x)))

torch.manual_seed(0)
for cls in (nn.SELU, nn.CELU, nn.Softsign, nn.Hardtanh, nn.PReLU, nn.Tanhshrink, nn.LogSigmoid, nn.Hardsigmoid):
    net = Net(cls)
    out = net(torch.ones(2, 4))
    loss = out.pow(2).mean()
    loss.backward()
    print(cls.__name__, out.detach(), f"{loss.item():.4f}", net.fc1.weight.grad.norm())
print(net)
acts = nn.ModuleDict({"selu": nn.SELU(), "hard": nn.Hardtanh(), "shrink": nn.Softshrink(0.2)})
print(acts)
for name, a in acts.items():
    print(name, a(torch.tensor([-1.0, 0.1, 1.0])))
