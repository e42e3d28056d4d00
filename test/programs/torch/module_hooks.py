import torch
import torch.nn as nn
torch.manual_seed(0)
model = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1))
acts = {}
def hook(name):
    def f(module, inputs, output):
        acts[name] = output.detach()
    return f
for name, m in model.named_modules():
    if isinstance(m, nn.ReLU):
        m.register_forward_hook(hook(name))
h = model[0].register_forward_hook(lambda m, i, o: print(type(m).__name__, i[0].shape, o.shape))
model(torch.ones(1, 2))
print(acts)
h.remove()
model(torch.ones(1, 2))
def pre(m, args):
    print("pre", len(args))
model[2].register_forward_pre_hook(pre)
model(torch.zeros(1, 2))
def bw(m, gi, go):
    print(m, [g.shape for g in go])
model[1].register_full_backward_hook(bw)
model(torch.ones(1, 2)).sum().backward()
model[1].register_forward_hook(lambda m, i, o: o * 0)
print((model(torch.ones(1, 2)) - model[2].bias).abs().sum().item())
