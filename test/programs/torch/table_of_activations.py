import torch
x = torch.linspace(-3, 3, 7)
acts = {"relu": torch.relu, "sigmoid": torch.sigmoid, "tanh": torch.tanh}
for name, f in acts.items():
    print(f"{name:>10}: {[round(v, 3) for v in f(x).tolist()]}")
print(torch.stack([f(x) for f in acts.values()]))
print(torch.stack([f(x) for f in acts.values()]).max(dim=0))
